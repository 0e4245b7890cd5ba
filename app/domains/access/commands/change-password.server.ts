import { countAttempt, forgiveAttempts, waitWords } from "~/domains/access/attempts.server";
import { factorsOf } from "~/domains/access/factors.server";
import { knownBrowser } from "~/domains/access/known-browser.server";
import { hashPassword, passwordProblem, verifyPassword } from "~/domains/access/passwords.server";
import { signedInSession, startSession } from "~/domains/access/session.server";
import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

export type ChangePasswordInput = { personId: string; name: string; current: string; password: string };

/**
 * Changes one's own password, who knows the present one; every other session ends. The `Set-Cookie` header of
 * this browser's new session.
 */
export async function changePassword(
  request: Pick<Request, "url" | "headers">,
  address: string,
  { personId, name, current, password }: ChangePasswordInput,
): Promise<Result<{ setCookie: string }, Refusal>> {
  const credential = await transaction("auth", {}, (tx) =>
    tx.credential.findUniqueOrThrow({ where: { personId }, select: { email: true, passwordHash: true } }),
  );
  const { email } = credential;
  const tries = { email, address, browser: knownBrowser(request, email) };
  const attempt = await countAttempt("sign-in", tries);
  if (!attempt.allowed)
    return err(invalid(`There were too many attempts. ${waitWords(attempt.wait)} and try again.`));
  if (!(await verifyPassword(credential.passwordHash, current)))
    return err(invalid("This is not the password you have now", "current"));
  await forgiveAttempts("sign-in", tries, attempt.ids);
  const problem = await passwordProblem(password, { email, name });
  if (problem) return err(invalid(problem, "password"));
  const passwordHash = await hashPassword(password);
  const session = await signedInSession(request);
  await transaction("auth", {}, async (tx) => {
    const at = now();
    await tx.credential.updateMany({ where: { personId }, data: { passwordHash, changedAt: at } });
    await tx.emailedLink.updateMany({ where: { personId, usedAt: null }, data: { usedAt: at } });
    await tx.session.deleteMany({ where: { personId } });
  });
  // The password proves no second factor: who has one keeps what this session has proved, and when, or gives it now.
  const { length } = await factorsOf(personId);
  if (length === 0) return ok({ setCookie: await startSession(request, personId) });
  const given = session?.personId === personId && session.factor === "given";
  const setCookie = given
    ? await startSession(request, personId, "given", session.confirmedAt)
    : await startSession(request, personId, "waiting");
  return ok({ setCookie });
}
