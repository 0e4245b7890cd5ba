/** What booking answers with when it does not book. Every one says what to do next. */
export type BookingError =
  | { readonly type: "not-found" }
  | { readonly type: "forbidden"; readonly words: string }
  | { readonly type: "illegal-move"; readonly words?: string }
  | { readonly type: "conflict"; readonly words?: string }
  | { readonly type: "invalid"; readonly field?: string; readonly words: string };
