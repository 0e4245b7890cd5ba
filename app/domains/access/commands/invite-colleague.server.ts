import type { Actor } from "~/domains/access/actor";
import { newInvitationLink } from "~/domains/access/emailed-links.server";
import { mailInvitation } from "~/domains/access/invitation-mail.server";
import { recordPeopleEvent } from "~/domains/access/people-event.server";
import { lockPeople, refusedChange } from "~/domains/access/people-lock.server";
import { tellConfirmers } from "~/domains/access/role-mail.server";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

export type InviteInput = {
  email: string;
  name: string;
  roles: string[];
  idempotency?: Idempotency<Invited>;
};
/** `waiting`: a second person confirms the roles before anything is sent. */
export type Invited = { invitationId: string; waiting: boolean };

/**
 * Asks somebody to act for the actor's organisation and mails them a link, good for 7 days; to roles that need a second
 * person (`GUARDED_ROLES`) once that person has confirmed it. They are no member until they accept. What is done and answered is the same whether or not the portal knows the email.
 */
export function inviteColleague(
  actor: Actor,
  { email, name, roles, idempotency }: InviteInput,
): Promise<Result<Invited, Refusal>> {
  return write<Invited, Refusal>(actor, idempotency, async (tx) => {
    const permission = await lockPeople(tx, actor, "invite");
    if (permission !== true) return err(refusedChange(permission, "invitation"));
    const message = await whyNot(tx, actor, email);
    if (message) return err(invalid(message, "email"));
    const link = newInvitationLink();
    const [row] = await tx.$queryRaw<{ id: string; state: "waiting" | "to-confirm" }[]>`
      select * from access.invite(${newId()}::uuid, ${email}, ${name}, ${roles}::text[], ${link.hash},
                                  ${link.at}::timestamptz, ${link.expiresAt}::timestamptz)`;
    if (!row) throw new Error("The database did not say which invitation it made.");
    const waiting = row.state === "to-confirm";
    await recordPeopleEvent(tx, actor, {
      kind: waiting ? "invitation-asked" : "colleague-invited",
      invitationId: row.id,
      to: roles.join(", "),
    });
    if (waiting) await tellConfirmers(tx, actor, null);
    else await mailInvitation(tx, actor, { email, name, roles, link });
    return ok({ invitationId: row.id, waiting });
  });
}

/** What the organisation knows of itself: a colleague, or somebody whose answer it waits for. */
async function whyNot(tx: Tx, actor: Actor, email: string): Promise<string | undefined> {
  const here = { organisationId: actor.organisationId };
  const colleague = await tx.membership.findFirst({
    where: { ...here, endedAt: null, person: { email } },
    select: { id: true },
  });
  if (colleague) return "They are a member of your organisation already";
  const waiting = await tx.invitation.findFirst({
    where: { ...here, email, state: { in: ["waiting", "to-confirm"] }, expiresAt: { gt: now() } },
    select: { id: true, state: true },
  });
  if (waiting?.state === "to-confirm")
    return "They have already been invited. Another admin or the hub must confirm it";
  return waiting ? "They are invited already. You can send it again from the list of people" : undefined;
}
