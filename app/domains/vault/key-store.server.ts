import { vaultEnv } from "~/platform/env.server";
import { folderKeyStore } from "./folder-key-store.server";

/** A data key as it is kept: sealed with a key-encryption key, which is never in the store. */
export type WrappedKey = {
  /** Which key-encryption key opens it. */
  keyId: string;
  ciphertext: Uint8Array;
  nonce: Uint8Array;
  /** When the data key was made; stays when it is wrapped anew. */
  madeAt: Date;
};

export type StoredKey =
  | { state: "kept"; wrapped: WrappedKey }
  | { state: "destroyed"; at: Date }
  /** Never put there, or this is not the store that it was put into. */
  | { state: "unknown" };

/**
 * Where the children's wrapped data keys live: outside the database and outside its backups, so that a restored
 * backup cannot read what was destroyed. A folder by default; a key service takes its place by keeping these
 * promises, which `testing/key-store-contract.ts` asks of any store:
 *
 * - What `put` has answered is durable: no crash and no power cut loses it.
 * - What `destroy` has answered is gone for good, and the store remembers that it was destroyed. No `put` that runs
 *   at the same time, in any process, brings it back.
 * - `put` "new" makes a key only where there has never been one: of two at the same moment one is refused.
 * - A reader meanwhile sees the key whole, or none.
 *
 * The id is the identity's, a lower-case uuid; everything else is refused by throwing.
 */
export interface KeyStore {
  get(id: string): Promise<StoredKey>;
  /**
   * "new" keeps the first key of an id, "again" replaces the one that is there. Answers what stands now: `kept` when
   * this one does, else why not.
   */
  put(
    id: string,
    wrapped: WrappedKey,
    how: "new" | "again",
  ): Promise<"kept" | "taken" | "destroyed" | "unknown">;
  /** Destroys the key of an id, whether or not there is one. Doing it twice changes nothing. */
  destroy(id: string, at: Date): Promise<void>;
  /** Every id that it knows, each once, in no order. */
  list(): AsyncIterable<{ id: string; state: "kept" | "destroyed" }>;
  /** Throws, with words for whoever runs the portal, when keys cannot be kept here. */
  check(): Promise<void>;
}

let opened: { at: string; store: KeyStore } | undefined;

/** The store that `HOMEWARD_KEY_STORE` names. A key service takes its place here, by the beginning of its address. */
export function keyStore(): KeyStore {
  const at = vaultEnv().HOMEWARD_KEY_STORE;
  if (opened?.at !== at) opened = { at, store: folderKeyStore(at) };
  return opened.store;
}
