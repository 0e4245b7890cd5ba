import type { Actor } from "~/domains/access/actor";
import { type FilePart, readKept } from "~/platform/files/file-store.server";
import { log } from "~/platform/log.server";
import { type DocumentPart, openForJob, openForPack, openForPerson } from "../child-bytes.server";
import { VaultRefused } from "../encryption.server";

/** A document whose parts are sealed, by the council whose child it tells of. */
export type SealedPlace = { id: string; councilId: string };

/** Opens parts of a document; undefined where a child that they tell of is not kept any more. */
export type Opener = (document: SealedPlace, parts: readonly DocumentPart[]) => Promise<Buffer[] | undefined>;

/** For the eyes of somebody: a visit of theirs is a look. */
export const forEyesOf =
  (actor: Actor): Opener =>
  async ({ id }, parts) => {
    const opened = await openForPerson(actor, id, parts);
    return opened.ok ? opened.value : undefined;
  };

/**
 * For somebody who takes all of a placement for the child's case record: a look each. One that cannot be opened does not keep
 * them from the others: it is undefined, too, and said in the log.
 */
export const forPackOf =
  (actor: Actor): Opener =>
  async ({ id }, parts) => {
    try {
      const opened = await openForPack(actor, id, parts);
      return opened.ok ? opened.value : undefined;
    } catch (error) {
      if (!(error instanceof VaultRefused)) throw error;
      log.error("vault.not-in-pack", { document: id, error });
      return undefined;
    }
  };

/** For the job that checks it. */
export const forJob: Opener = async ({ id, councilId }, parts) => {
  const opened = await openForJob(councilId, id, parts);
  return opened.ok ? opened.value : undefined;
};

/** What a file of a document is sealed as. */
export const purposeOfPart = (part: FilePart): string => `document-${part}`;

/** One file of a document; undefined when there is none, or a child is not kept any more. */
export async function readSealed(
  open: Opener,
  place: SealedPlace,
  part: FilePart,
): Promise<Buffer | undefined> {
  const sealed = await readKept(place.id, part);
  const opened =
    sealed && (await open(place, [{ subjectId: place.id, purpose: purposeOfPart(part), sealed }]));
  return opened?.[0];
}
