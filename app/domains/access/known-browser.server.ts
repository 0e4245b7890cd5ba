import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { secretKey } from "~/platform/env.server";
import { cookieFor, cookieOf, type WithHeaders } from "./cookies.server";

/**
 * A browser in which somebody has signed in before has tries of its own: whoever guesses at their account from
 * elsewhere uses up those of the account and cannot lock them out. The cookie holds a random id and, for each account
 * that has signed in here, a keyed hash of both: it proves that and says nothing else, and lets nobody in.
 */
const NAME = "homeward-known";
const MONTHS_6 = 180 * 24 * 60 * 60;
/** A shared computer remembers the last few of its people. */
const PEOPLE = 5;

const SHAPE = /^[\w-]{22}(\.[\w-]{22}){1,5}$/;

function proofOf(id: string, email: string): string {
  return createHmac("sha256", secretKey("known-browser"))
    .update(`known browser\n${id}\n${email}`)
    .digest("base64url")
    .slice(0, 22);
}

function partsOf(request: WithHeaders): { id: string; proofs: string[] } | undefined {
  const value = cookieOf(request, NAME);
  if (!value || !SHAPE.test(value)) return undefined;
  const [id = "", ...proofs] = value.split(".");
  return { id, proofs };
}

/** The id of the browser, if this account has signed in with it before. */
export function knownBrowser(request: WithHeaders, email: string): string | undefined {
  const parts = partsOf(request);
  if (!parts) return undefined;
  const proof = Buffer.from(proofOf(parts.id, email));
  return parts.proofs.some((one) => timingSafeEqual(Buffer.from(one), proof)) ? parts.id : undefined;
}

/** The `Set-Cookie` header after this account has signed in. */
export function rememberBrowser(request: WithHeaders, email: string): string {
  const parts = partsOf(request);
  const id = parts?.id ?? randomBytes(16).toString("base64url");
  const proof = proofOf(id, email);
  const others = (parts?.proofs ?? []).filter((one) => one !== proof);
  const value = [id, proof, ...others.slice(0, PEOPLE - 1)].join(".");
  return cookieFor(request, NAME, value, `; Max-Age=${MONTHS_6}`);
}
