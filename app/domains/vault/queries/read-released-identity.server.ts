import type { Actor } from "~/domains/access/actor";
import type { Result } from "~/platform/result";
import type { StoredIdentity } from "../identity";
import type { Destroyed } from "../key-holder";
import { askKeys } from "../keys.server";

/**
 * Who the children of a release are, for the eyes of the person it names: whoever holds the keys asks the database,
 * which checks release, person and membership and writes the look, or gives nothing. Empty: there is no such release
 * (any more), and no look. `destroyed` when one of them is not kept any more: nobody has looked.
 */
export function readReleasedIdentity(
  actor: Actor,
  releaseId: string,
): Promise<Result<StoredIdentity[], Destroyed>> {
  return askKeys((keys) => keys.openReleased(actor, releaseId));
}
