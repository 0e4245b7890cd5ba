import type { Result } from "~/platform/result";
import type { LookPurpose, StoredIdentity } from "./identity";

/** Where an identity belongs; bound to its ciphertext, so that it opens nowhere else. */
export type Place = { identityId: string; councilId: string };

/** What was sealed, as it is read back. */
export type SealedRow = { ciphertext: Uint8Array; nonce: Uint8Array; keyId: string };
export type Sealed = {
  ciphertext: Uint8Array<ArrayBuffer>;
  nonce: Uint8Array<ArrayBuffer>;
  keyId: string;
};

/** Who the child was is not kept any more: the council's period is over and the data key destroyed. */
export type Destroyed = { readonly kind: "destroyed"; readonly at: Date };

/** One person has asked for more than anybody's work needs. */
export type TooMany = { readonly kind: "too-many"; readonly until: Date };

/**
 * For whom something is opened or sealed. A process that asks the one with the keys signs it; no person where the
 * portal itself works, as jobs do: then identities are neither opened nor compared.
 */
export type Asker = { readonly organisationId: string; readonly personId?: string | undefined };

/** Where bytes that tell of children belong (`child-envelopes.server.ts`). */
export type ChildPlace = { councilId: string; subjectId: string; purpose: string };

/** Sealed bytes of a document; `subjectId` is the document's, or that of one of its pages. */
export type DocumentPart = { subjectId: string; purpose: string; sealed: Uint8Array };

/** How the key of one identity stands; never the key. */
export type KeyStanding =
  | { state: "kept"; madeAt: Date }
  | { state: "destroyed"; at: Date }
  | { state: "unknown" };

/**
 * Answers a question about identities, whose rules are those of whoever stores them: the vault knows no fields, so that
 * whoever starts its process brings this. What it answers leaves the process and holds no value of an identity. `look`:
 * how many texts were compared and how many things in them are known; null where no text was.
 */
export type Comparer = (
  identities: readonly StoredIdentity[],
  question: unknown,
) => { answer: unknown; look: { texts: number; findings: number } | null };

/** `destroyed`: one of them is not kept any more, and the answer is about the others. */
export type Compared = { answer: unknown; destroyed: boolean };

/**
 * Whoever holds the keys of the vault. It gives what is sealed in the clear, and never a key; it writes the look
 * itself, counts what each person asks for, and refuses what is not of the asking organisation. Held by a process of
 * its own in the portal, by the same process in tools and tests; `testing/key-holder-contract.ts` asks both.
 */
export interface KeyHolder {
  /** `keyId` is the one that the row names now; a row without one gets a key of its own. */
  sealIdentity(
    by: Asker,
    place: Place,
    identity: StoredIdentity,
    keyId?: string,
  ): Promise<Result<Sealed, Destroyed>>;
  /** In their order, for somebody's eyes: a look is written for each that is told, before any is. */
  openIdentities(
    by: Asker,
    purpose: LookPurpose,
    rows: readonly { place: Place; sealed: SealedRow }[],
  ): Promise<Result<Result<StoredIdentity, Destroyed>[], TooMany>>;
  /**
   * Who one child is, with what was sealed beside it for that child's own council (a letter): one look at each child of whom
   * either tells. A part that does not tell of this child is refused.
   */
  openBeside(
    by: Asker,
    purpose: LookPurpose,
    row: { place: Place; sealed: SealedRow },
    parts: readonly DocumentPart[],
  ): Promise<Result<{ identity: StoredIdentity; parts: Uint8Array[] }, Destroyed | TooMany>>;
  /** Who the children of a release are, if it names the asking person; the database checks it and writes the look. */
  openReleased(by: Asker, releaseId: string): Promise<Result<StoredIdentity[], Destroyed | TooMany>>;
  /**
   * What a question about these children comes to (`Comparer`): places in texts, and no value of the vault. A look at
   * each with its count is written before anything is answered. `typed`: the person wrote the texts just now.
   */
  compare(
    by: Asker,
    rows: readonly { place: Place; sealed: SealedRow }[],
    question: unknown,
    typed: boolean,
  ): Promise<Result<Compared, TooMany>>;
  /** The asking council's own children of whom one of these fields says these words: their ids, at most twenty. */
  search(by: Asker, words: string, fields: readonly string[]): Promise<Result<string[], TooMany>>;
  /** Under the data key of every child that the bytes may tell of. */
  sealBytes(
    by: Asker,
    place: ChildPlace & { identityIds: readonly string[] },
    bytes: Uint8Array,
  ): Promise<Result<Uint8Array<ArrayBuffer>, Destroyed>>;
  /**
   * The same for the child of one placement, for either side of it: a provider knows no child's id in the vault, so that the
   * database says whose it is.
   */
  sealForPlacement(
    by: Asker,
    placementId: string,
    place: { subjectId: string; purpose: string },
    bytes: Uint8Array,
  ): Promise<Result<Uint8Array<ArrayBuffer>, Destroyed>>;
  /**
   * Parts of one document, in their order, for somebody's eyes: of the council whose it is, or at a provider that may
   * read it: at stage 1, or as whoever gave it or was told who the child is. A visit is one look at each child of whom they tell, written before anything is told.
   */
  openDocument(
    by: Asker,
    documentId: string,
    parts: readonly DocumentPart[],
  ): Promise<Result<Uint8Array[], Destroyed | TooMany>>;
  /** The same for taking all of a placement for the child's case record, which is counted apart from reading. */
  openForPack(
    by: Asker,
    documentId: string,
    parts: readonly DocumentPart[],
  ): Promise<Result<Uint8Array[], Destroyed | TooMany>>;
  /** The same for a job, in no person's name: only while the document is being checked, and no look. */
  openForJob(
    by: Asker,
    documentId: string,
    parts: readonly DocumentPart[],
  ): Promise<Result<Uint8Array[], Destroyed | TooMany>>;
  /** For good. For the portal's own daily work. */
  destroyKey(identityId: string, at: Date): Promise<void>;
  keyStanding(identityId: string): Promise<KeyStanding>;
  /** Throws, with words for whoever runs the portal, when keys cannot be kept or read. */
  check(): Promise<void>;
  /** Every id that has or had a key, each once. */
  listKeys(): Promise<{ id: string; state: "kept" | "destroyed" }[]>;
}
