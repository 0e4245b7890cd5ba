import type { Actor } from "~/domains/access/actor";
import { newInvitationLink } from "~/domains/access/emailed-links.server";
import { mailInvitation } from "~/domains/access/invitation-mail.server";
import { recordPeopleEvent } from "~/domains/access/people-event.server";
import { lockPeople, refusedChange } from "~/domains/access/people-lock.server";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { conflict, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

export type ChangeInvitationInput = {
  invitationId: string;
  version: number;
  idempotency?: Idempotency<null>;
};

const ANSWERED: Refusal = conflict(
  "It was answered, sent again or taken back a moment ago. The list shows how it stands now.",
);

/** Sends an invitation that waits, or has run out, once more: a new link and a new week; links before it stop. */
export function resendInvitation(actor: Actor, input: ChangeInvitationInput): Promise<Result<null, Refusal>> {
  return change(actor, input, async (tx, waiting) => {
    if (waiting.state !== "waiting") return false;
    const link = newInvitationLink();
    const [row] = await tx.$queryRaw<{ done: boolean }[]>`
      select access.resend_invitation(${waiting.id}::uuid, ${input.version}::integer, ${link.hash},
                                      ${link.at}::timestamptz, ${link.expiresAt}::timestamptz) as done`;
    if (!row?.done) return false;
    await recordPeopleEvent(tx, actor, { kind: "colleague-invited-again", invitationId: waiting.id });
    await mailInvitation(tx, actor, { ...waiting, link });
    return true;
  });
}

/** Cancels an invitation that was not answered: its links are of no use from then on. */
export function cancelInvitation(actor: Actor, input: ChangeInvitationInput): Promise<Result<null, Refusal>> {
  return change(actor, input, async (tx, waiting) => {
    const [row] = await tx.$queryRaw<{ done: boolean }[]>`
      select access.cancel_invitation(${waiting.id}::uuid, ${input.version}::integer, ${now()}::timestamptz) as done`;
    if (!row?.done) return false;
    await recordPeopleEvent(tx, actor, { kind: "invitation-taken-back", invitationId: waiting.id });
    return true;
  });
}

type Waiting = { id: string; email: string; name: string; roles: string[]; state: string };

function change(
  actor: Actor,
  { invitationId, idempotency }: ChangeInvitationInput,
  how: (tx: Tx, waiting: Waiting) => Promise<boolean>,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const permission = await lockPeople(tx, actor, "invite");
    if (permission !== true) return err(refusedChange(permission, "invitation"));
    if (!isId(invitationId)) return err(missing());
    const found = await tx.invitation.findFirst({
      where: { id: invitationId, organisationId: actor.organisationId },
      select: { id: true, email: true, name: true, roles: true, state: true },
    });
    if (!found) return err(missing());
    if (found.state !== "waiting" && found.state !== "to-confirm") return err(ANSWERED);
    return (await how(tx, found)) ? ok(null) : err(ANSWERED);
  });
}
