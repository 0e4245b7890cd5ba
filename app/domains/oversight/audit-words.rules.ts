import { groupOf, logWords } from "~/domains/timeline/timeline.rules";

/** A row of the record before it has words: an event or a look. */
export type RecordRow = {
  source: "event" | "look" | "information-look";
  kind: string;
  from: string | null;
  to: string | null;
  reason: string | null;
  data: Record<string, unknown>;
};

const LOOKS: Readonly<Record<string, string>> = {
  "edit-child": "Opened identity page to edit",
  "assess-match": "Opened identity page to assess a match",
  "keep-out": "Added words to keep out to the child’s identity",
  "child-view": "Read what the child says",
  notice: "Opened letters about the placement",
  "leaving-care": "Opened the date of birth to plan leaving care",
  "read-text": "Opened a text that can name the child",
  "read-document": "Opened a document before it was cleared",
  "read-cleared-document": "Opened a cleared document",
  comparison: "Checked a text against the child’s identity",
  search: "Found the child in a search",
};

const LOOK_SENTENCES: Readonly<Record<string, string>> = {
  detail: "Opened the fuller detail",
  document: "Opened a document",
  identity: "Opened the child’s identity",
};

/** What a refused try was at, in the words of the log. */
const TRIED: Readonly<Record<string, string>> = {
  identity: "open a child’s identity",
  release: "share a child’s identity or stop sharing it",
  "fuller-detail": "open or write fuller detail",
  funding: "decide on or request funding",
  acceptance: "accept an offer",
  roles: "change roles",
  invitation: "invite somebody",
  removal: "remove a colleague",
  settings: "change settings",
  retention: "change how long identity is kept",
  audit: "read or export a log",
  "placements-export": "export placements",
  "second-factor": "continue without 2-step verification",
};

const sentence = (kind: string) => {
  const words = kind.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const number = (value: unknown) => (typeof value === "number" ? value : 0);

/**
 * What happened, for an admin: of what concerns a child only the kind of thing, because a reason that somebody typed may
 * say who it is; of people and settings from what to what, and why.
 */
export function auditWords(row: RecordRow, reader: "council" | "provider"): string {
  if (row.source === "information-look")
    return LOOK_SENTENCES[row.kind] ?? "Opened information about the child";
  if (row.source === "look") {
    const words = LOOKS[row.kind] ?? "Opened the child’s identity";
    if (row.kind !== "comparison") return words;
    const [texts, findings] = [number(row.data.texts), number(row.data.findings)];
    if (texts === 0) return words;
    return `${words}: ${texts} ${texts === 1 ? "text" : "texts"}, ${findings} ${findings === 1 ? "finding" : "findings"}`;
  }
  if (row.kind === "try-refused") {
    const more = row.data.more === true ? " More attempts that day were not recorded one by one." : "";
    return `Refused: tried to ${TRIED[String(row.data.tried)] ?? "do something they do not have access to"}.${more}`;
  }
  if (row.kind === "audit-exported") return `Audit log exported, ${number(row.data.rows)} rows`;
  const words = logWords(row, reader) ?? sentence(row.kind);
  // The admin's own business, so that its from, to and reason are shown.
  if (groupOf(row.kind) !== "people") return words;
  const change = row.from !== null && row.to !== null ? ` From ${row.from} to ${row.to}.` : "";
  return `${words}${change && "."}${change}${row.reason ? ` “${row.reason}”` : ""}`;
}
