import { z } from "zod";
import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { identityIdsOf } from "~/domains/referrals/queries/identity-ids-of.server";
import {
  type Asker,
  type DocumentPart,
  openForJob,
  openForPerson,
  sealChildBytes,
} from "~/domains/vault/child-bytes.server";
import { type FilePart, keepBytes, readKept } from "~/platform/files/file-store.server";

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

type Place = Pick<DocumentPlace, "id" | "councilId">;

/** Opens parts of a document; undefined where a child that they tell of is not kept any more. */
export type Opener = (document: Place, parts: readonly DocumentPart[]) => Promise<Buffer[] | undefined>;

/** For the eyes of somebody: a visit of theirs is a look. */
export const forEyesOf =
  (actor: Actor): Opener =>
  async ({ id }, parts) => {
    const opened = await openForPerson(actor, id, parts);
    return opened.ok ? opened.value : undefined;
  };

/** For the job that checks it. */
export const forJob: Opener = async ({ id, councilId }, parts) => {
  const opened = await openForJob(councilId, id, parts);
  return opened.ok ? opened.value : undefined;
};

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
  const sealed = await seal(by, place, `document-${part}`, children, bytes);
  if (sealed) await keepBytes(place.id, part, sealed);
  return sealed !== undefined;
}

/** One file of a document; undefined when there is none, or a child is not kept any more. */
export async function readSealed(open: Opener, place: Place, part: FilePart): Promise<Buffer | undefined> {
  const sealed = await readKept(place.id, part);
  const opened =
    sealed && (await open(place, [{ subjectId: place.id, purpose: `document-${part}`, sealed }]));
  return opened?.[0];
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
