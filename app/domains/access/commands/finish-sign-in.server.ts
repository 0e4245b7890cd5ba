import type { UsedPasskey } from "~/domains/access/passkey.schema";
import { emailOf, proveByCode, proveByPasskey } from "~/domains/access/proof.server";
import { signedInSession } from "~/domains/access/session.server";
import { type SignedIn, signedInByFactor } from "~/domains/access/signed-in.server";
import { notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

type WithHeaders = Pick<Request, "url" | "headers">;

/** After the password: the code of the authenticator app or a recovery code. `not-now`: it took too long, and begins with the password again. */
export async function finishByCode(
  request: WithHeaders,
  address: string,
  code: string,
): Promise<Result<SignedIn, Refusal>> {
  const session = await signedInSession(request);
  if (session?.factor !== "waiting") return err(notNow());
  const { personId } = session;
  const proved = await proveByCode(request, address, { personId, code });
  if (!proved.ok) return proved;
  return ok(await signedInByFactor(request, personId, await emailOf(personId)));
}

/**
 * A passkey after the password, or by itself: it is something the person has and something they know or are, so it needs
 * no password, and no guessing of others at the password keeps them out.
 */
export async function finishByPasskey(
  request: WithHeaders,
  used: UsedPasskey,
): Promise<Result<SignedIn, Refusal>> {
  const session = await signedInSession(request);
  const waiting = session?.factor === "waiting" ? session : undefined;
  const proved = await proveByPasskey(request, {
    used,
    personId: waiting?.personId,
    sessionId: waiting?.id ?? null,
    purpose: "sign-in",
  });
  if (!proved.ok) return proved;
  const { personId } = proved.value;
  return ok(await signedInByFactor(request, personId, await emailOf(personId)));
}
