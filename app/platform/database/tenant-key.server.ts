import { secretKey } from "../env.server.ts";
import { keyFor } from "../handed-out.mjs";

/**
 * The key that signs who is asking (docs/adr/0022). The processes of the portal sign with it; the database holds it
 * in two sequences, which only its own reader sees.
 */

/** As much as two sequences hold. */
const KEY_BYTES = 16;

let held: { text: string; key: Buffer } | undefined;

/** The key of this process. It changes with the application secret. */
export function tenantKey(): Buffer {
  const text = secretKey("tenant");
  if (held?.text !== text) held = { text, key: keyOf(text) };
  return held.key;
}

/** The key that belongs to an application secret. */
export function deriveTenantKey(secret: string): Buffer {
  return keyOf(keyFor(secret, "tenant"));
}

const keyOf = (hex: string) => Buffer.from(hex, "hex").subarray(0, KEY_BYTES);

/** The key as the two sequences of the database hold it. */
export function keyHalves(key: Buffer): { high: bigint; low: bigint } {
  return { high: key.readBigInt64BE(0), low: key.readBigInt64BE(8) };
}
