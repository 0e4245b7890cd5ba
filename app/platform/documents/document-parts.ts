/** What a document that people keep is made of; one list for each form that it is given in. */
export type DocumentPart =
  | { kind: "heading" | "subheading"; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; ordered: boolean; items: readonly string[] }
  /** The first cell of each row is the row's header. */
  | { kind: "table"; caption: string; headers: readonly string[]; rows: readonly (readonly string[])[] };

export type DocumentText = { title: string; parts: readonly DocumentPart[] };

/** A part with each of its texts as `change` makes it. Pure. */
export function withTexts(part: DocumentPart, change: (text: string) => string): DocumentPart {
  switch (part.kind) {
    case "table":
      return {
        ...part,
        caption: change(part.caption),
        headers: part.headers.map(change),
        rows: part.rows.map((row) => row.map(change)),
      };
    case "list":
      return { ...part, items: part.items.map(change) };
    default:
      return { ...part, text: change(part.text) };
  }
}

export const heading = (text: string): DocumentPart => ({ kind: "heading", text });
export const paragraph = (text: string): DocumentPart => ({ kind: "paragraph", text });

/** A table of what is known in words, a fact each row; nothing where none is. */
export function factsTable(caption: string, facts: readonly (readonly [string, string])[]): DocumentPart[] {
  return tableOf(
    caption,
    ["What", "Recorded"],
    facts.filter(([, words]) => words !== ""),
  );
}

/** A table with these rows, or nothing where there are none. */
export function tableOf(
  caption: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): DocumentPart[] {
  return rows.length === 0 ? [] : [{ kind: "table", caption, headers, rows }];
}
