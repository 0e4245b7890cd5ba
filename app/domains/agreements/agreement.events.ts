import { countOf, defineEvents, toCouncil } from "~/domains/audit/events.rules";

/** What follows from accepting an offer and is nobody else's event. */
export const AGREEMENT_EVENTS = defineEvents(
  { domain: "agreements", group: "referral", subjects: ["referral"] },
  {
    "everyone-told": toCouncil(
      (event) => `${countOf(event.data.organisations, "provider is", "providers are")} told how it ended`,
      { organisations: "number", offers: "number" },
    ),
  },
);
