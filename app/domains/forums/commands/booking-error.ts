/** What booking answers with when it does not book. Every one says what to do next. */
export type BookingError =
  | { readonly type: "not-found" }
  | { readonly type: "forbidden"; readonly message: string }
  | { readonly type: "illegal-move"; readonly message?: string }
  | { readonly type: "conflict"; readonly message?: string }
  | { readonly type: "invalid"; readonly field?: string; readonly message: string };
