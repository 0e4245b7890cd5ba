import { countAttempt, forgiveAttempts, waitWords } from "~/domains/access/attempts.server";
import { knownBrowser } from "~/domains/access/known-browser.server";
import { verifyPassword } from "~/domains/access/passwords.server";
import { type SignedIn, signedIn } from "~/domains/access/signed-in.server";
import { transaction } from "~/platform/database/transaction.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

export type SignInInput = { email: string; password: string };

const WRONG: Refusal = invalid("The email address or the password is not right. Check both and try again.");
const tooMany = (minutes: number): Refusal =>
  invalid(
    `There were too many attempts. ${waitWords(minutes)} and try again, sign in with a passkey, or ask for a new password with the link below.`,
  );

/**
 * Signs somebody in by their password: the cookies of the new session, which waits for the second factor of whoever has
 * one. Whether the email is unknown, has no password
 * yet or the password is wrong, the answer and the work done for it are the same.
 */
export async function signIn(
  request: Pick<Request, "url" | "headers">,
  address: string,
  { email, password }: SignInInput,
): Promise<Result<SignedIn, Refusal>> {
  const tries = { email, address, browser: knownBrowser(request, email) };
  const attempt = await countAttempt("sign-in", tries);
  if (!attempt.allowed) return err(tooMany(attempt.wait));
  const credential = await transaction("auth", {}, (tx) =>
    tx.credential.findUnique({ where: { email }, select: { personId: true, passwordHash: true } }),
  );
  const fits = await verifyPassword(credential?.passwordHash, password);
  if (!credential || !fits) return err(WRONG);
  await forgiveAttempts("sign-in", tries, attempt.ids);
  return ok(await signedIn(request, credential.personId, email));
}
