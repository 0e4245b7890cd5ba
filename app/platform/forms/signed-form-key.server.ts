import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { secretKey } from "~/platform/env.server";
import { isId, markFormKeys } from "~/platform/ids";

/**
 * The one-time keys of forms carry our mark in their last ten digits and stay uuids: a form whose session has ended is
 * kept for days only when its page was made here (`access/resumable-submissions`). 40 bits, tried against a server that counts.
 */
const MARK = 10;

function mark(id: string): string {
  const key = hkdfSync("sha256", secretKey("known-browser"), "", "homeward form keys", 32);
  const unmarked = id.slice(0, -MARK);
  const digest = createHmac("sha256", Buffer.from(key)).update(unmarked).digest("hex");
  return unmarked + digest.slice(0, MARK);
}

/** From now on every form key that this process makes is marked. */
export function signFormKeys(): void {
  markFormKeys(mark);
}

/** Whether a key is one that this portal has made for a form. */
export function isSignedFormKey(key: string | null | undefined): boolean {
  if (!isId(key ?? undefined)) return false;
  const given = key as string;
  return timingSafeEqual(Buffer.from(given), Buffer.from(mark(given)));
}
