import { countAttempt, forgiveAttempts } from "~/domains/access/attempts.server";
import { linkState } from "~/domains/access/emailed-link-state.server";
import { hashOfLink } from "~/domains/access/emailed-links.server";
import { hashPassword, passwordProblem } from "~/domains/access/passwords.server";
import { type SignedIn, signedIn } from "~/domains/access/signed-in.server";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

/** @param address of who tries */
export type SetPasswordInput = { token: string; password: string; address: string };

export const TOO_MANY_PASSWORDS = "There were too many attempts. Wait 15 minutes and try again.";

/**
 * Sets the password of the person an emailed link was sent to, uses up the link and all others of theirs, ends
 * their sessions and signs this browser in: the cookies. Of two at once exactly one succeeds. `not-now`: the link is used,
 * has run out or is unknown, and the page says which when it is loaded again.
 */
export async function setPassword(
  request: Pick<Request, "url" | "headers">,
  { token, password, address }: SetPasswordInput,
): Promise<Result<SignedIn, Refusal>> {
  const link = await linkState(token);
  if (link.state !== "open") return err(notNow());
  const attempt = await countAttempt("new-password", { email: link.email, address });
  if (!attempt.allowed) return err(invalid(TOO_MANY_PASSWORDS));
  const problem = await passwordProblem(password, link);
  if (problem) return err(invalid(problem, "password"));
  const passwordHash = await hashPassword(password);
  const done = await transaction("auth", {}, (tx) =>
    useLink(tx, hashOfLink(token), link.personId, passwordHash),
  );
  if (!done) return err(notNow());
  await forgiveAttempts("new-password", { email: link.email }, attempt.ids);
  await forgiveAttempts("sign-in", { email: link.email });
  return ok(await signedIn(request, link.personId, link.email));
}

async function useLink(tx: Tx, hash: string, personId: string, passwordHash: string): Promise<boolean> {
  const at = now();
  const used = await tx.emailedLink.updateMany({
    where: { hash, purpose: "password", usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  if (used.count === 0) return false;
  await tx.credential.updateMany({ where: { personId }, data: { passwordHash, changedAt: at } });
  await tx.emailedLink.updateMany({ where: { personId, usedAt: null }, data: { usedAt: at } });
  await tx.session.deleteMany({ where: { personId } });
  return true;
}
