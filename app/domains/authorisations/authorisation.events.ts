import { defineEvents, toCouncil } from "~/domains/audit/events.rules";

const ofOffer = { offer: "text", serviceId: "text" } as const;

/** The decision on money, which only the council reads. */
export const AUTHORISATION_EVENTS = defineEvents(
  { domain: "authorisations", group: "funding", subjects: ["authorisation"] },
  {
    "authorisation-asked": toCouncil("The money was asked for", { ...ofOffer, weeklyPence: "number" }),
    "authorisation-asked-again": toCouncil("The question was answered, the money asked for again", ofOffer),
    "authorisation-authorised": toCouncil("The money was authorised", ofOffer),
    "authorisation-returned": toCouncil("A question about the money", ofOffer),
    "authorisation-refused": toCouncil("The money was refused", ofOffer),
    "authorisation-cancelled": toCouncil("The request for money was cancelled", ofOffer),
    "authorised-unconfirmed-provider": toCouncil(
      "Funding was authorised although the provider is not confirmed",
      ofOffer,
    ),
    "preferred-in-spite-of-alert": toCouncil(
      (event) => `Preferred in spite of an alert (${String(event.data.alerts)})`,
      { ...ofOffer, alerts: "text" },
      { group: "offer" },
    ),
  },
);
