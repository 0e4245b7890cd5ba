import type { DocumentWaits } from "~/domains/documents/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

const reports = (count: number) => (count === 1 ? "1 report" : `${count} reports`);

/** Reports on placements: what a provider still has to upload, and what a council has to read. */
export const DOCUMENT_RULES: Readonly<Record<DocumentWaits, Rule>> = {
  "reports-missing": {
    tag: { words: "Report due", tone: "soon" },
    within: 24,
    title: (one) => `Upload ${reports(one.count)} on a placement at ${one.name ?? "a home"}:`,
    why: "Late, or asked for by the council. The page says which.",
  },
  "report-to-read": {
    tag: { words: "Report to read", tone: "info" },
    within: 48,
    title: (one) => `Read ${reports(one.count)} on a placement at ${one.name ?? "a home"}:`,
    why: "Nobody in your council has marked it as read.",
  },
  "home-file-refused": {
    tag: { words: "Not accepted", tone: "soon" },
    within: 48,
    anyTime: true,
    title: (one) => `The guide or a photograph of ${one.name ?? "a home"} could not be accepted`,
    why: "The page says why and what to do next. Remove it there, and upload it again.",
  },
  "upload-refused": {
    tag: { words: "Not accepted", tone: "soon" },
    within: 8,
    title: (one) =>
      `${one.count === 1 ? "1 document" : `${one.count} documents`} you uploaded could not be accepted for a placement at ${one.name ?? "a home"}:`,
    why: "The page says why and what to do next. Remove it there, and upload it again.",
  },
};
