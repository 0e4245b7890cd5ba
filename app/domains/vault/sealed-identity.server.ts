import { z } from "zod";
import { env } from "~/platform/env.server";
import { open, type Place, type Sealed, seal, vaultKey } from "./encryption.server";
import type { StoredIdentity } from "./identity";

const stored = z.object({
  complete: z.boolean(),
  fields: z.record(z.string(), z.unknown()),
});

/** An identity as it is kept. */
export function sealIdentity(place: Place, identity: StoredIdentity): Sealed {
  return seal(vaultKey(env().HOMEWARD_VAULT_KEY), place, JSON.stringify(identity));
}

/** An identity as it was given. Throws VaultRefused when the row was tampered with. */
export function openIdentity(
  place: Place,
  sealed: { ciphertext: Uint8Array; nonce: Uint8Array; keyId: string },
): StoredIdentity {
  return stored.parse(JSON.parse(open(vaultKey(env().HOMEWARD_VAULT_KEY), place, sealed)));
}
