import { countOf, defineEvents, toBoth, toCouncil } from "~/domains/audit/events.rules";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { isCalendarDate } from "~/platform/time";

const ofAgreement = { agreement: "text", version: "number?" } as const;

/** What follows from accepting an offer and is nobody else's event, and what becomes of the agreement. */
export const AGREEMENT_EVENTS = defineEvents(
  { domain: "agreements", group: "referral", subjects: ["referral", "offer", "organisation"] },
  {
    "everyone-told": toCouncil(
      (event) => `${countOf(event.data.organisations, "provider is", "providers are")} told how it ended`,
      { organisations: "number", offers: "number" },
    ),
    "agreement-template-saved": toCouncil("Saved the draft of the agreement template", {}),
    "agreement-template-published": toCouncil(
      ({ data }) => `Published version ${String(data.version)} of the agreement template`,
      { version: "number" },
    ),
    "agreement-started": toCouncil("Placement agreement started", ofAgreement),
    "agreement-issued": toBoth(
      (event) =>
        typeof event.data.version === "number" && event.data.version > 1
          ? `Placement agreement issued again, as version ${event.data.version}`
          : "Placement agreement issued",
      ofAgreement,
    ),
    "agreement-signed": toBoth(
      (event) =>
        event.data.side === "council"
          ? "Placement agreement signed for the council"
          : "Placement agreement signed for the provider",
      { ...ofAgreement, side: "text" },
    ),
    "agreement-in-force": toBoth("Placement agreement in force", ofAgreement),
    // Written by the database, whoever ends the acceptance: `end_agreement_of_acceptance` in prisma/sql/agreements.
    "agreement-ended": toBoth(
      ({ data: { date } }) =>
        typeof date === "string" && isCalendarDate(date)
          ? `Placement agreement ended with the placement, last night ${dayWords(date)}`
          : "Placement agreement ended, because the placement did not start",
      { ...ofAgreement, date: "text?" },
    ),
    // Written by the database as well: `resume_agreement_of_acceptance`.
    "agreement-resumed": toBoth(
      "Placement agreement continues, because the council says the child has not left",
      ofAgreement,
    ),
  },
);
