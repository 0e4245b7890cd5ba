import { z } from "zod";
import type { Tx } from "~/domains/access/acting.server";
import { identityIdsOf } from "~/domains/referrals/queries/identity-ids-of.server";
import { openChildBytes, sealChildBytes } from "~/domains/vault/child-bytes.server";
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

async function seal(
  place: Pick<DocumentPlace, "id" | "councilId">,
  purpose: string,
  identityIds: Children,
  bytes: Uint8Array,
): Promise<Bytes | undefined> {
  const at = { councilId: place.councilId, subjectId: place.id, purpose, identityIds };
  const sealed = await sealChildBytes(at, bytes);
  return sealed.ok ? sealed.value : undefined;
}

async function open(
  place: Pick<DocumentPlace, "id" | "councilId">,
  purpose: string,
  sealed: Uint8Array,
): Promise<Buffer | undefined> {
  const opened = await openChildBytes({ councilId: place.councilId, subjectId: place.id, purpose }, sealed);
  return opened.ok ? opened.value : undefined;
}

type Place = Pick<DocumentPlace, "id" | "councilId">;

/** Keeps one file of a document sealed. False: a child is not kept any more, and nothing was written. */
export async function keepSealed(
  place: Place,
  part: FilePart,
  children: Children,
  bytes: Uint8Array,
): Promise<boolean> {
  const sealed = await seal(place, `document-${part}`, children, bytes);
  if (sealed) await keepBytes(place.id, part, sealed);
  return sealed !== undefined;
}

/** One file of a document; undefined when there is none, or a child is not kept any more. */
export async function readSealed(place: Place, part: FilePart): Promise<Buffer | undefined> {
  const sealed = await readKept(place.id, part);
  return sealed && open(place, `document-${part}`, sealed);
}

export function sealWords(
  place: Place,
  children: Children,
  words: readonly PageWords[],
): Promise<Bytes | undefined> {
  return seal(place, "document-words", children, Buffer.from(JSON.stringify(words), "utf8"));
}

export async function openWords(place: Place, sealed: Uint8Array): Promise<PageWords[] | undefined> {
  const opened = await open(place, "document-words", sealed);
  return opened && pageWords.parse(JSON.parse(opened.toString("utf8")));
}

/** What a person wrote in place of a page's words; `place` is the page's. */
export function sealTranscription(
  place: Place,
  children: Children,
  text: string,
): Promise<Bytes | undefined> {
  return seal(place, "document-transcription", children, Buffer.from(text, "utf8"));
}

export async function openTranscription(place: Place, sealed: Uint8Array): Promise<string | undefined> {
  return (await open(place, "document-transcription", sealed))?.toString("utf8");
}
