import { failpoint } from "~/platform/failpoint.server";
import { type KeyRing, keyRing, unwrap, wrap } from "../data-keys.server";
import { VaultRefused } from "../encryption.server";
import { type KeyStore, keyStore } from "../key-store.server";

export type Rotation = {
  /** The key that now wraps everything. */
  activeKey: string;
  /** Data keys that were wrapped anew, and those that the active key had wrapped before. */
  wrapped: number;
  already: number;
  destroyed: number;
  /** What could not be opened, by the key that it is wrapped with. */
  refused: Map<string, number>;
};

/**
 * Wraps every data key with the active key-encryption key. No row is touched and nothing stops working meanwhile:
 * whoever reads has both keys. Cut off, it goes on where it was when it is run again; run twice, it does nothing.
 */
export async function rotateKeys(
  onKey: (done: number) => void = () => {},
  ring: KeyRing = keyRing(),
  store: KeyStore = keyStore(),
): Promise<Rotation> {
  const rotation: Rotation = {
    activeKey: ring.active.id,
    wrapped: 0,
    already: 0,
    destroyed: 0,
    refused: new Map(),
  };
  let done = 0;
  for await (const { id } of store.list()) {
    await rotateOne(rotation, ring, store, id);
    done += 1;
    onKey(done);
  }
  return rotation;
}

async function rotateOne(rotation: Rotation, ring: KeyRing, store: KeyStore, id: string): Promise<void> {
  const stored = await store.get(id);
  if (stored.state !== "kept") {
    rotation.destroyed += 1;
    return;
  }
  const { wrapped } = stored;
  if (wrapped.keyId === ring.active.id) {
    rotation.already += 1;
    return;
  }
  try {
    const key = unwrap(ring, id, wrapped);
    const stands = await store.put(id, wrap(ring, id, key, wrapped.madeAt), "again");
    if (stands === "kept") rotation.wrapped += 1;
    else rotation.destroyed += 1;
    failpoint("vault:key-rotated");
  } catch (error) {
    if (!(error instanceof VaultRefused)) throw error;
    rotation.refused.set(wrapped.keyId, (rotation.refused.get(wrapped.keyId) ?? 0) + 1);
  }
}
