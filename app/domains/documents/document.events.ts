import { defineEvents, toBoth } from "~/domains/audit/events.rules";
import { isReportKind, REMOVED_WHY, REPORT_KINDS } from "./document-kinds.options";
import { coversWords } from "./report.rules";

const facts = { placement: "text", kind: "text", covers: "text" } as const;
const ofDocument = { ...facts, documentId: "text", side: "text" } as const;

/** "a monthly report (October 2026)" */
function about({ kind, covers }: Readonly<Record<string, unknown>>): string {
  if (typeof kind !== "string" || !isReportKind(kind)) return "a document about a change";
  return `a ${REPORT_KINDS[kind].name} (${coversWords(kind, String(covers))})`.replace(
    "a independent",
    "an independent",
  );
}

const whose = (side: unknown) => (side === "council" ? "council" : "provider");
const why = (code: unknown) =>
  typeof code === "string" && Object.hasOwn(REMOVED_WHY, code)
    ? `: ${REMOVED_WHY[code as keyof typeof REMOVED_WHY].toLowerCase()}`
    : "";

/** What is handed in on a placement, told to both sides. What it says stands in no event. */
export const DOCUMENT_EVENTS = defineEvents(
  { domain: "documents", group: "offer", subjects: ["placement"] },
  {
    "placement-document-added": toBoth(
      ({ data }) => `The ${whose(data.side)} uploaded ${about(data)}`,
      ofDocument,
    ),
    "placement-document-ready": toBoth(
      ({ data }) => `The ${whose(data.side)}’s upload was checked: ${about(data)}`,
      ofDocument,
      {
        quiet: true,
      },
    ),
    "placement-document-refused": toBoth(
      ({ data }) => `The ${whose(data.side)}’s upload could not be accepted: ${about(data)}`,
      ofDocument,
    ),
    "placement-document-read": toBoth(({ data }) => `The council marked ${about(data)} as read`, ofDocument),
    "placement-document-removed": toBoth(
      ({ data }) => `The ${whose(data.side)} removed ${about(data)}${why(data.why)}`,
      { ...ofDocument, why: "text" },
    ),
    "report-asked": toBoth(({ data }) => `The council asked for ${about(data)}`, facts),
  },
);
