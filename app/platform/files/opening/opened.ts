/**
 * What comes back from the process that opens a file, and why it may come back with nothing. Nothing in it was in the
 * file but words and pixels.
 */
export const MAX_PAGES = 60;
/** Letters of a document; more than these are no report that anybody reads. */
export const MAX_LETTERS = 300_000;
export const MAX_LETTERS_OF_A_PAGE = 30_000;
/** Pixels of one page: an A4 page at 144 to the inch. */
export const MAX_PIXELS = 2_100_000;
/** Bytes of all pictures of a document together. */
export const MAX_PICTURE_BYTES = 40 * 1024 * 1024;

/** Why a person has to look at a page: what is to be seen on it is not all in its words. */
export const PAGE_FLAGS = ["no-words", "ink", "picture", "unmapped", "hidden"] as const;
export type PageFlag = (typeof PAGE_FLAGS)[number];

export type OpenedPage = {
  /** What can be read and seen. */
  text: string;
  /** What stands in the file and cannot be seen: compared, and shown to nobody. */
  hidden: string;
  flags: PageFlag[];
  /** The page as a JPEG that we made; none where its words are all there is. */
  picture?: { bytes: Buffer; width: number; height: number };
};

export const REFUSALS = [
  "empty",
  "unknown",
  "locked",
  "damaged",
  "too-many-pages",
  "too-long",
  "too-large-inside",
  "not-text",
] as const;
export type Refusal = (typeof REFUSALS)[number];

export const FILE_KINDS = ["pdf", "docx", "picture", "text"] as const;
export type FileKind = (typeof FILE_KINDS)[number];
export type Opened = { ok: true; kind: FileKind; pages: OpenedPage[] } | { ok: false; refusal: Refusal };

/** Thrown while a file is opened, for what its sender can do something about. */
export class Refused extends Error {
  override name = "Refused";
  constructor(readonly refusal: Refusal) {
    super(refusal);
  }
}

/** One page of what providers are given, in the order of the document. */
export type PageToSet =
  | { kind: "picture"; bytes: Buffer; width: number; height: number }
  | { kind: "text"; text: string };
