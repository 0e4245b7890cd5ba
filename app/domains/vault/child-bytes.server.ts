import type { Actor } from "~/domains/access/actor";
import { err, ok, type Result } from "~/platform/result";
import type { Asker, ChildPlace, Destroyed, DocumentPart } from "./key-holder";
import { askKeys, keyHolder } from "./keys.server";

export type { Asker, ChildPlace, DocumentPart } from "./key-holder";

/**
 * Seals bytes under the data key of every child that they may tell of: destroying any one of the keys closes them for
 * good. `destroyed` when a child is not kept any more: nothing is sealed for it again. For the asking council alone.
 */
export function sealChildBytes(
  by: Asker,
  place: ChildPlace & { identityIds: readonly string[] },
  bytes: Uint8Array,
): Promise<Result<Uint8Array<ArrayBuffer>, Destroyed>> {
  const { organisationId, personId } = by;
  return keyHolder().sealBytes({ organisationId, personId }, place, bytes);
}

/** The same for the child of one placement, by either side of it. */
export function sealForPlacement(
  by: Asker,
  placementId: string,
  place: Omit<ChildPlace, "councilId">,
  bytes: Uint8Array,
): Promise<Result<Uint8Array<ArrayBuffer>, Destroyed>> {
  const { organisationId, personId } = by;
  return keyHolder().sealForPlacement({ organisationId, personId }, placementId, place, bytes);
}

/**
 * Parts of a document in their order, for the eyes of the actor. Whoever holds the keys asks the database whether they
 * may, counts them, and writes the look before it tells anything: one for a visit, on the log of the council whose
 * document it is. `destroyed` when one of the children that they tell of is not kept any more: nobody has looked. Throws
 * VaultRefused for what is not theirs to open, was changed, belongs to another place, or was never sealed.
 */
export async function openForPerson(
  actor: Actor,
  documentId: string,
  parts: readonly DocumentPart[],
): Promise<Result<Buffer[], Destroyed>> {
  const opened = await askKeys((keys) => keys.openDocument(actor, documentId, parts));
  return opened.ok ? ok(opened.value.map((part) => Buffer.from(part))) : opened;
}

/** The same for taking all of a placement for the child's case record, which is counted apart from reading. */
export async function openForPack(
  actor: Actor,
  documentId: string,
  parts: readonly DocumentPart[],
): Promise<Result<Buffer[], Destroyed>> {
  const opened = await askKeys((keys) => keys.openForPack(actor, documentId, parts));
  return opened.ok ? ok(opened.value.map((part) => Buffer.from(part))) : opened;
}

/**
 * The same for the job that checks the document, as its council and in no person's name: it opens nothing that is not
 * being checked. Throws also when the jobs of one council have opened more in an hour than anybody sends.
 */
export async function openForJob(
  organisationId: string,
  documentId: string,
  parts: readonly DocumentPart[],
): Promise<Result<Buffer[], Destroyed>> {
  const opened = await keyHolder().openForJob({ organisationId }, documentId, parts);
  if (opened.ok) return ok(opened.value.map((part) => Buffer.from(part)));
  if (opened.error.kind === "too-many")
    throw new Error("The jobs of a council have opened too many documents.");
  return err(opened.error);
}
