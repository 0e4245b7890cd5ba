import { now } from "~/platform/clock.server";
import { vaultEnv } from "~/platform/env.server";
import { err, ok, type Result } from "~/platform/result";
import { dataKey, openBytes, sealBytes, type VaultKey, VaultRefused, vaultKey } from "./encryption.server";
import type { Destroyed } from "./key-holder";
import { keyStore, type WrappedKey } from "./key-store.server";

export type { Destroyed } from "./key-holder";

/** The key-encryption keys of this process: one that wraps, and all that may still open. */
export type KeyRing = { active: VaultKey; byId(id: string): VaultKey | undefined };

/** The keys that the environment names, the active one first. */
export function keyRing(base64 = vaultEnv().HOMEWARD_VAULT_KEYS): KeyRing {
  const keys = base64.map(vaultKey);
  const [active] = keys;
  if (!active) throw new Error("HOMEWARD_VAULT_KEY is not set.");
  return { active, byId: (id) => keys.find((key) => key.id === id) };
}

/** Seals a data key with the active key-encryption key, for one identity and nothing else. */
export function wrap(ring: KeyRing, identityId: string, key: VaultKey, madeAt: Date): WrappedKey {
  return { ...sealBytes(ring.active, bound(identityId, ring.active.id), key.bytes), madeAt };
}

/** The data key again. Throws VaultRefused when its key-encryption key is not here, or it was changed or moved. */
export function unwrap(ring: KeyRing, identityId: string, wrapped: WrappedKey): VaultKey {
  const key = ring.byId(wrapped.keyId);
  if (!key) throw new VaultRefused(`its data key is wrapped with the key ${wrapped.keyId}, which is not set`);
  return dataKey(openBytes(key, bound(identityId, key.id), wrapped));
}

/** The data key of an identity. Throws VaultRefused when the store does not know it. */
export async function loadDataKey(identityId: string): Promise<Result<VaultKey, Destroyed>> {
  const stored = await keyStore().get(identityId);
  if (stored.state === "destroyed") return err({ kind: "destroyed", at: stored.at });
  if (stored.state === "unknown")
    throw new VaultRefused("its data key is not in the key store; is HOMEWARD_KEY_STORE the right one?");
  return ok(unwrap(keyRing(), identityId, stored.wrapped));
}

/** Whether the data key was destroyed, also for a row that never had one and came back with a backup. */
export async function destroyedAt(identityId: string): Promise<Date | undefined> {
  const stored = await keyStore().get(identityId);
  return stored.state === "destroyed" ? stored.at : undefined;
}

/**
 * Makes the data key of an identity, durable in the key store before it is given, so that no row can be committed
 * without its key. Where there is one already (an attempt that was cut off), that one.
 */
export async function makeDataKey(identityId: string): Promise<Result<VaultKey, Destroyed>> {
  const key = dataKey();
  const stands = await keyStore().put(identityId, wrap(keyRing(), identityId, key, now()), "new");
  return stands === "kept" ? ok(key) : loadDataKey(identityId);
}

function bound(identityId: string, keyId: string): string {
  return `homeward data key 1|${identityId}|${keyId}`;
}
