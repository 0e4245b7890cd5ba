import { countAttempt, forgiveAttempts } from "~/domains/access/attempts.server";
import { accept } from "~/domains/access/commands/answer-invitation.server";
import { type SetPasswordInput, TOO_MANY_PASSWORDS } from "~/domains/access/commands/set-password.server";
import { hashOfLink } from "~/domains/access/emailed-links.server";
import { invitationLinkState, type OpenInvitation } from "~/domains/access/invitation-state.server";
import { hashPassword, passwordProblem } from "~/domains/access/passwords.server";
import { type SignedIn, signedIn } from "~/domains/access/signed-in.server";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

/**
 * Whoever has no password yet accepts an invitation by choosing one: they are a person, a member, and signed in with
 * this browser (the cookies). Of two at once exactly one succeeds. It never changes a password.
 */
export async function joinByInvitation(
  request: Pick<Request, "url" | "headers">,
  { token, password, address }: SetPasswordInput,
): Promise<Result<SignedIn & { home: string }, Refusal>> {
  const link = await invitationLinkState(token);
  if (link.state !== "open") return err(notNow());
  const { invitation } = link;
  const attempt = await countAttempt("new-password", { email: invitation.email, address });
  if (!attempt.allowed) return err(invalid(TOO_MANY_PASSWORDS));
  const problem = await passwordProblem(password, invitation);
  if (problem) return err(invalid(problem, "password"));
  const passwordHash = await hashPassword(password);
  const personId = await join(hashOfLink(token), invitation, passwordHash);
  if (!personId) return err(notNow());
  await forgiveAttempts("new-password", { email: invitation.email }, attempt.ids);
  await forgiveAttempts("sign-in", { email: invitation.email });
  const cookies = await signedIn(request, personId, invitation.email, { first: true });
  return ok({ ...cookies, home: invitation.organisation.home });
}

/**
 * Uses a link up, makes the person and the member and gives them the password, all of it or nothing: who they are, or
 * null when the link, the invitation or the address was used in the meantime.
 */
export async function join(
  hash: string,
  { id, email }: Pick<OpenInvitation, "id" | "email">,
  passwordHash: string,
): Promise<string | null> {
  try {
    return await transaction("auth", {}, async (tx) => {
      await useUp(tx, hash);
      const personId = await accept(tx, { invitationId: id, personId: null });
      if (!personId) throw new Meanwhile();
      const chosen = await tx.$executeRaw`
        insert into auth.credentials as c (person_id, email, password_hash, created_at, changed_at)
        values (${personId}::uuid, ${email}, ${passwordHash}, ${now()}, ${now()})
        on conflict (person_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at
          where c.password_hash is null`;
      if (chosen === 0) throw new Meanwhile();
      return personId;
    });
  } catch (thrown) {
    if (thrown instanceof Meanwhile) return null;
    throw thrown;
  }
}

class Meanwhile extends Error {}

async function useUp(tx: Tx, hash: string): Promise<void> {
  const at = now();
  const used = await tx.emailedLink.updateMany({
    where: { hash, purpose: "invitation", usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  if (used.count === 0) throw new Meanwhile();
}
