import { defineEvents, toCouncil } from "~/domains/audit/events.rules";
import { formatPence } from "~/platform/forms/money";

/** What a council does about its placements that cost much. No provider reads any of it. */
export const HIGH_COST_EVENTS = defineEvents(
  { domain: "agreements", group: "offer", subjects: ["organisation"] },
  {
    "cost-threshold-set": toCouncil(
      ({ data }) =>
        typeof data.weeklyPence === "number"
          ? `Placements that cost ${formatPence(data.weeklyPence)} a week or more are on the high-cost register`
          : "No placement is on the high-cost register",
      { weeklyPence: "number?" },
    ),
  },
);
