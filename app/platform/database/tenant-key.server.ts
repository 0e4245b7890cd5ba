import { secretKey } from "../env.server.ts";
import { keyFor } from "../handed-out.mjs";

/**
 * The key that signs who is asking (docs/adr/0022). The processes of the portal sign with it; the database holds it,
 * as the two padded blocks of HMAC, where only its own reader sees it.
 */

const blockBytes = 64;

let held: { text: string; key: Buffer } | undefined;

/** The key of this process. It changes with the application secret. */
export function tenantKey(): Buffer {
  const text = secretKey("tenant");
  if (held?.text !== text) held = { text, key: Buffer.from(text, "hex") };
  return held.key;
}

/** The key that belongs to an application secret. */
export function deriveTenantKey(secret: string): Buffer {
  return Buffer.from(keyFor(secret, "tenant"), "hex");
}

/** The key as HMAC mixes it in, which the database, having `sha256` alone, does by itself (RFC 2104). */
export function hmacPads(key: Buffer): { inner: Buffer; outer: Buffer } {
  const block = Buffer.concat([key], blockBytes);
  const mixed = (pad: number) => Buffer.from(block.map((byte) => byte ^ pad));
  return { inner: mixed(0x36), outer: mixed(0x5c) };
}
