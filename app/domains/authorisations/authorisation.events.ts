import { defineEvents, toCouncil } from "~/domains/audit/events.rules";

const ofOffer = { offer: "text", serviceId: "text" } as const;

/** The decision on money, which only the council reads. */
export const AUTHORISATION_EVENTS = defineEvents(
  { domain: "authorisations", group: "funding", subjects: ["authorisation"] },
  {
    "authorisation-asked": toCouncil("Funding approval was requested", { ...ofOffer, weeklyPence: "number" }),
    "authorisation-asked-again": toCouncil(
      "The funding query was answered and approval requested again",
      ofOffer,
    ),
    "authorisation-authorised": toCouncil("Funding was authorised", ofOffer),
    "authorisation-returned": toCouncil("Funding query sent to the broker", ofOffer),
    "authorisation-refused": toCouncil("Funding was refused", ofOffer),
    "authorisation-cancelled": toCouncil("The funding request was cancelled", ofOffer),
    "authorised-unconfirmed-provider": toCouncil(
      "Funding was authorised although the provider is not confirmed",
      ofOffer,
    ),
    "preferred-in-spite-of-alert": toCouncil(
      (event) => `Preferred despite an alert (${String(event.data.alerts)})`,
      { ...ofOffer, alerts: "text" },
      { group: "offer" },
    ),
  },
);
