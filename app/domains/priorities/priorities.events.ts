import { defineEvents, toCouncil } from "~/domains/audit/events.rules";

/** What a council says of its published figures; the words stand beside them. */
export const PRIORITY_EVENTS = defineEvents(
  { domain: "priorities", group: "market", subjects: ["organisation"] },
  {
    "priorities-replied": toCouncil(
      ({ data }) => `Wrote the council’s reply to its published figures of ${String(data.quarter)}`,
      { quarter: "text" },
    ),
  },
);
