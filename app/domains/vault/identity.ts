/** What an identity holds, field by field. Which fields there are is decided by those who store it. */
export type IdentityFields = { readonly [field: string]: unknown };

/** Why a person looks: written beside who and when, and read by the council. */
export const OPENED_FOR = [
  "edit-child",
  "assess-match",
  "keep-out",
  "notice",
  "leaving-care",
  "child-view",
] as const;
export type LookPurpose = (typeof OPENED_FOR)[number];

/** Of a redacted document before and after it was cleared, and of what is given on a placement. */
export const DOCUMENT_LOOKS = ["read-document", "read-cleared-document", "read-placement-document"] as const;
export type DocumentLookPurpose = (typeof DOCUMENT_LOOKS)[number];

/** All that a look may be for: opening for a person, the same of a document, reading a text, comparing and searching. */
export const LOOKS_ARE_FOR = [
  ...OPENED_FOR,
  ...DOCUMENT_LOOKS,
  ...["read-text", "comparison", "search"],
] as const;

/** `complete` says whether the fields have passed the form's checks, or were put aside half-filled. */
export type StoredIdentity = { readonly complete: boolean; readonly fields: IdentityFields };
