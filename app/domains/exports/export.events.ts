import { countOf, defineEvents, toCouncil } from "~/domains/audit/events.rules";

/** What was taken out of the portal, by whom, and of which days. Without a person it was taken at the command line. */
export const EXPORT_EVENTS = defineEvents(
  { domain: "exports", group: "export", subjects: ["organisation"] },
  {
    "placements-exported": toCouncil(
      ({ data: { rows, from, to } }) =>
        `Placements were exported: ${countOf(rows, "placement", "placements")}${from && to ? `, ${from} to ${to}` : ""}`,
      { rows: "number", from: "text", to: "text", format: "text" },
    ),
  },
);
