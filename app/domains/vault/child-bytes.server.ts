import type { Result } from "~/platform/result";
import type { ChildPlace, Destroyed } from "./key-holder";
import { keyHolder } from "./keys.server";

export type { ChildPlace } from "./key-holder";

/**
 * Seals bytes under the data key of every child that they may tell of: destroying any one of the keys closes them for
 * good. `destroyed` when a child is not kept any more: nothing is sealed for it again.
 */
export function sealChildBytes(
  place: ChildPlace & { identityIds: readonly string[] },
  bytes: Uint8Array,
): Promise<Result<Uint8Array<ArrayBuffer>, Destroyed>> {
  return keyHolder().sealBytes({ organisationId: place.councilId }, place, bytes);
}

/**
 * The bytes that were sealed for this place. `destroyed` when one of the children that they tell of is not kept any
 * more. Throws VaultRefused for what was changed, belongs to another place, or was never sealed.
 */
export async function openChildBytes(
  place: ChildPlace,
  sealed: Uint8Array,
): Promise<Result<Buffer, Destroyed>> {
  const opened = await keyHolder().openBytes({ organisationId: place.councilId }, place, sealed);
  return opened.ok ? { ok: true, value: Buffer.from(opened.value) } : opened;
}
