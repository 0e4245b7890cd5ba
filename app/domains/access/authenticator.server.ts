import { timingSafeEqual } from "node:crypto";
import { generateSecret, generateSync, generateURI } from "otplib";
import { now } from "~/platform/clock.server";

/** Codes of authenticator apps (RFC 6238): six digits, SHA-1, a new one each 30 seconds, as every app makes them. */
const STEP = 30;

/** A new secret of 20 random bytes, in the letters that people can type. */
export function newAuthenticatorSecret(): string {
  return generateSecret({ length: 20 });
}

/** What the QR code holds. */
export function authenticatorAddress(secret: string, email: string): string {
  return generateURI({ issuer: "Homeward", label: email, secret });
}

/** The step that we are in. */
export function stepNow(): number {
  return Math.floor(now().getTime() / 1000 / STEP);
}

/** The code of a step. */
export function codeAt(secret: string, step: number): string {
  return generateSync({ secret, epoch: step * STEP });
}

/**
 * The step whose code this is: the present one or, for clocks that go wrong by half a minute, the one before or after.
 * Undefined for any other code and for one whose step is not after `lastStep`: each code is taken once. All three are
 * compared whatever the first says, in constant time.
 */
export function stepOf(secret: string, code: string, lastStep: number | null): number | undefined {
  const given = Buffer.from(code.padEnd(6).slice(0, 6));
  const present = stepNow();
  let found: number | undefined;
  for (const step of [present - 1, present, present + 1]) {
    const same = timingSafeEqual(Buffer.from(codeAt(secret, step)), given) && code.length === 6;
    if (same && (lastStep === null || step > lastStep)) found = step;
  }
  return found;
}
