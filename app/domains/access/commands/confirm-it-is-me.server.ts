import { countAttempt, forgiveAttempts, waitWords } from "~/domains/access/attempts.server";
import { factorsOf } from "~/domains/access/factors.server";
import { knownBrowser } from "~/domains/access/known-browser.server";
import type { UsedPasskey } from "~/domains/access/passkey.schema";
import { verifyPassword } from "~/domains/access/passwords.server";
import { proveByCode, proveByPasskey } from "~/domains/access/proof.server";
import { confirmSession, type SignedInSession } from "~/domains/access/session.server";
import { transaction } from "~/platform/database/transaction.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

type WithHeaders = Pick<Request, "url" | "headers">;

/** Somebody who is signed in gives a code again: ten minutes of what needs it are open to this session. */
export async function confirmByCode(
  request: WithHeaders,
  address: string,
  { session, code }: { session: SignedInSession; code: string },
): Promise<Result<null, Refusal>> {
  const proved = await proveByCode(request, address, { personId: session.personId, code });
  if (proved.ok) await confirmSession(session.id, "factor");
  return proved;
}

/** The same with a passkey. */
export async function confirmByPasskey(
  request: WithHeaders,
  { session, used }: { session: SignedInSession; used: UsedPasskey },
): Promise<Result<null, Refusal>> {
  const { id: sessionId, personId } = session;
  const proved = await proveByPasskey(request, { used, personId, sessionId, purpose: "confirm" });
  if (!proved.ok) return proved;
  await confirmSession(sessionId, "factor");
  return ok(null);
}

/** Who has no second factor enters the password again; refused to whoever has one. */
export async function confirmByPassword(
  request: WithHeaders,
  address: string,
  { session, password }: { session: SignedInSession; password: string },
): Promise<Result<null, Refusal>> {
  const { personId } = session;
  if ((await factorsOf(personId)).length > 0)
    return err(invalid("You have 2-step verification. Use it to confirm that it is you."));
  const { email, passwordHash } = await transaction("auth", {}, (tx) =>
    tx.credential.findUniqueOrThrow({ where: { personId }, select: { email: true, passwordHash: true } }),
  );
  const tries = { email, address, browser: knownBrowser(request, email) };
  const attempt = await countAttempt("sign-in", tries);
  if (!attempt.allowed)
    return err(invalid(`There were too many attempts. ${waitWords(attempt.wait)} and try again.`));
  if (!(await verifyPassword(passwordHash, password)))
    return err(invalid("This is not the password you have now", "current"));
  await forgiveAttempts("sign-in", tries, attempt.ids);
  await confirmSession(session.id, "password");
  return ok(null);
}
