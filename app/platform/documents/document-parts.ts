/** What a document that people keep is made of; one list for each form that it is given in. */
export type DocumentPart =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string }
  /** The first cell of each row is the row's header. */
  | { kind: "table"; caption: string; headers: readonly string[]; rows: readonly (readonly string[])[] };

export type DocumentText = { title: string; parts: readonly DocumentPart[] };
