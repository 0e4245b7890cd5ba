import { z } from "zod";
import { now } from "~/platform/clock.server";
import { count } from "~/platform/measurements.server";
import { err, ok, type Result } from "~/platform/result";
import { type Destroyed, destroyedAt, keyRing, loadDataKey, makeDataKey } from "./data-keys.server";
import {
  namesDataKey,
  open,
  type Place,
  type Sealed,
  type SealedRow,
  seal,
  VaultRefused,
} from "./encryption.server";
import type { StoredIdentity } from "./identity";

export type { Destroyed } from "./data-keys.server";

const stored = z.object({
  complete: z.boolean(),
  fields: z.record(z.string(), z.unknown()),
});

/**
 * An identity as it is kept, sealed with the data key of its child. `keyId` is the one that the row names now; a row
 * without one, or from before there were data keys, gets its own here.
 */
export async function sealIdentity(
  place: Place,
  identity: StoredIdentity,
  keyId?: string,
): Promise<Result<Sealed, Destroyed>> {
  const own = keyId !== undefined && namesDataKey(keyId);
  const key = await (own ? loadDataKey(place.identityId) : makeDataKey(place.identityId));
  return key.ok ? ok(seal(key.value, place, JSON.stringify(identity))) : key;
}

/**
 * An identity as it was given, by whoever holds the keys: the only way in which a row of the vault is opened. `destroyed`
 * when the council's period is over, whatever the row still holds. Throws VaultRefused when the row was changed or
 * moved, or its key cannot be found.
 */
export async function openIdentity(
  place: Place,
  sealed: SealedRow,
): Promise<Result<StoredIdentity, Destroyed>> {
  count(
    "homeward_key_openings_total",
    "Times that a child's identity was opened, by a person or for comparing.",
  );
  // Emptied by destroying; only a key store that came back with its backup has not heard of it yet.
  if (sealed.ciphertext.length === 0)
    return err({ kind: "destroyed", at: (await destroyedAt(place.identityId)) ?? now() });
  if (namesDataKey(sealed.keyId)) {
    const key = await loadDataKey(place.identityId);
    return key.ok ? ok(storedIdentity(open(key.value, place, sealed))) : key;
  }
  const at = await destroyedAt(place.identityId);
  if (at) return err({ kind: "destroyed", at });
  const key = keyRing().byId(sealed.keyId);
  if (!key) throw new VaultRefused(`it was sealed with the key ${sealed.keyId}, which is not set`);
  return ok(storedIdentity(open(key, place, sealed)));
}

/** An identity from its text. Throws for what is none. */
export function storedIdentity(text: string): StoredIdentity {
  return stored.parse(JSON.parse(text));
}
