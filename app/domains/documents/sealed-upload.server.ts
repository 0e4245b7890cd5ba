import { z } from "zod";
import { type Asker, sealForPlacement } from "~/domains/vault/child-bytes.server";
import { type Opener, purposeOfPart, type SealedPlace } from "~/domains/vault/queries/sealed-file.server";
import { type FilePart, keepBytes } from "~/platform/files/file-store.server";

/** A document with the placement under whose child's key it is sealed. */
export type UploadPlace = { id: string; placementId: string };

/** One page as it is kept: its words, whether there is more to see on it than those, and the size of its picture. */
const uploadPage = z.object({
  text: z.string(),
  drawn: z.boolean(),
  size: z.object({ width: z.int(), height: z.int() }).nullable(),
});
export type UploadPage = z.infer<typeof uploadPage>;
const uploadPages = z.array(uploadPage);

const WORDS = "document-words";

/** Keeps one file of a document sealed. False: the child is not kept any more, and nothing was written. */
export async function keepUpload(
  by: Asker,
  { id, placementId }: UploadPlace,
  part: FilePart,
  bytes: Uint8Array,
): Promise<boolean> {
  const sealed = await sealForPlacement(
    by,
    placementId,
    { subjectId: id, purpose: purposeOfPart(part) },
    bytes,
  );
  if (sealed.ok) await keepBytes(id, part, sealed.value);
  return sealed.ok;
}

/** The pages with their words, sealed for the row; undefined where the child is not kept any more. */
export async function sealPages(
  by: Asker,
  { id, placementId }: UploadPlace,
  pages: readonly UploadPage[],
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = Buffer.from(JSON.stringify(pages), "utf8");
  const sealed = await sealForPlacement(by, placementId, { subjectId: id, purpose: WORDS }, bytes);
  return sealed.ok ? sealed.value : undefined;
}

/** The same opened again; undefined where the child is not kept any more. */
export async function openPages(
  open: Opener,
  place: SealedPlace,
  words: Uint8Array,
): Promise<UploadPage[] | undefined> {
  const opened = await open(place, [{ subjectId: place.id, purpose: WORDS, sealed: words }]);
  return opened && uploadPages.parse(JSON.parse(opened[0]?.toString("utf8") ?? ""));
}
