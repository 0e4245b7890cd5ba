import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { secretKey } from "~/platform/env.server";

/**
 * The secrets of passes and feeds follow from the key for forums and what they open, so that a reminder can say
 * the same one again; the database keeps their hash alone.
 */
function secretOf(what: string): string {
  return createHmac("sha256", secretKey("forums")).update(`forums: ${what}`).digest("base64url");
}

/** The hash under which the database knows a secret. */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** The secret with which the holder of a mail cancels that booking, or takes the seat that is held. */
export function passOf(bookingId: string): string {
  return secretOf(`pass of ${bookingId}`);
}

/** The secret of a person's calendar; each version has another. */
export function feedSecretOf(personId: string, version: number): string {
  return secretOf(`feed ${version} of ${personId}`);
}

/** What the check-in code of a date says. Short, so that a phone reads it from a sheet of paper at arm's length. */
export function checkInCodeOf(dateId: string): string {
  // The purpose stays as it was: codes are printed on sheets of paper.
  return secretOf(`door of ${dateId}`).slice(0, 24);
}

export function isCheckInCode(dateId: string, code: string): boolean {
  const known = Buffer.from(checkInCodeOf(dateId));
  const given = Buffer.from(code);
  return known.length === given.length && timingSafeEqual(known, given);
}
