import { z } from "zod";
import type { Tx } from "~/domains/access/transactions.server";
import { identityIdsOf } from "~/domains/referrals/queries/identity-ids-of.server";
import { type Asker, sealChildBytes } from "~/domains/vault/child-bytes.server";
import { type Opener, purposeOfPart, type SealedPlace } from "~/domains/vault/queries/sealed-file.server";
import { type FilePart, keepBytes } from "~/platform/files/file-store.server";

/**
 * What is kept of a redacted document is sealed under the key of every child of its referral, because what should say
 * nothing of who the child is may do so all the same. Undefined wherever a child is not kept any more.
 */
export type DocumentPlace = { id: string; councilId: string; referralId: string };

/** The words of each page: those that can be seen, and those that stand in the file and cannot. */
export type PageWords = { text: string; hidden: string };
const pageWords = z.array(z.object({ text: z.string(), hidden: z.string() }));

type Children = readonly string[];
type Bytes = Uint8Array<ArrayBuffer>;

/** For whom the parts of a document are sealed, asked in the council's transaction. */
export function childrenOf(
  tx: Tx,
  place: Pick<DocumentPlace, "referralId" | "councilId">,
): Promise<string[]> {
  return identityIdsOf(tx, place);
}

type Place = SealedPlace;

/** As whom a job seals: the council of the document. */
export const asJob = ({ councilId }: Place): Asker => ({ organisationId: councilId });

async function seal(
  by: Asker,
  { id, councilId }: Place,
  purpose: string,
  identityIds: Children,
  bytes: Uint8Array,
): Promise<Bytes | undefined> {
  const sealed = await sealChildBytes(by, { councilId, subjectId: id, purpose, identityIds }, bytes);
  return sealed.ok ? sealed.value : undefined;
}

/** Keeps one file of a document sealed. False: a child is not kept any more, and nothing was written. */
export async function keepSealed(
  by: Asker,
  place: Place,
  part: FilePart,
  children: Children,
  bytes: Uint8Array,
): Promise<boolean> {
  const sealed = await seal(by, place, purposeOfPart(part), children, bytes);
  if (sealed) await keepBytes(place.id, part, sealed);
  return sealed !== undefined;
}

export function sealWords(
  by: Asker,
  place: Place,
  children: Children,
  words: readonly PageWords[],
): Promise<Bytes | undefined> {
  return seal(by, place, "document-words", children, Buffer.from(JSON.stringify(words), "utf8"));
}

/** What a person wrote in place of a page's words; `place` is the page's. */
export function sealTranscription(
  by: Asker,
  place: Place,
  children: Children,
  text: string,
): Promise<Bytes | undefined> {
  return seal(by, place, "document-transcription", children, Buffer.from(text, "utf8"));
}

type Sealed = { words: Uint8Array; transcriptions: readonly { pageId: string; sealed: Uint8Array }[] };

/**
 * The words of a document's pages, and what people wrote in place of some, by the id of the page: opened together.
 * Undefined where a child is not kept any more.
 */
export async function openWords(
  open: Opener,
  place: Place,
  { words, transcriptions }: Sealed,
): Promise<{ words: PageWords[]; transcriptions: Map<string, string> } | undefined> {
  const opened = await open(place, [
    { subjectId: place.id, purpose: "document-words", sealed: words },
    ...transcriptions.map(({ pageId, sealed }) => ({
      subjectId: pageId,
      purpose: "document-transcription",
      sealed,
    })),
  ]);
  if (!opened) return undefined;
  const [said, ...written] = opened.map((part) => part.toString("utf8"));
  return {
    words: pageWords.parse(JSON.parse(said ?? "")),
    transcriptions: new Map(transcriptions.map(({ pageId }, at) => [pageId, written[at] ?? ""])),
  };
}
