import { type Once, write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { newInvitationLink } from "~/domains/access/emailed-links.server";
import { recordPeopleEvent } from "~/domains/access/people-event.server";
import { lockPeople } from "~/domains/access/people-lock.server";
import { roleWords } from "~/domains/access/roles";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { dayAndTime } from "~/platform/london";
import { queueMail } from "~/platform/mailer/queue-mail.server";
import { err, ok, type Result } from "~/platform/result";
import type { InvitationProps } from "~emails/invitation";

export type InviteInput = { email: string; name: string; roles: string[]; once?: Once<Invited> };
export type Invited = { personId: string };
export type InviteError =
  | { readonly type: "forbidden"; readonly words: string }
  | { readonly type: "invalid"; readonly field: "email"; readonly words: string };

/**
 * Makes somebody a member of the actor's organisation and mails them a link, good for 7 days, to choose their
 * password. Who has a password already keeps it.
 */
export function inviteColleague(
  actor: Actor,
  { email, name, roles, once }: InviteInput,
): Promise<Result<Invited, InviteError>> {
  return write<Invited, InviteError>(actor, once, async (tx) => {
    const permission = await lockPeople(tx, actor, "invite");
    if (permission !== true) return err({ type: "forbidden", words: permission.words });
    const colleague = await tx.membership.findFirst({
      where: { organisationId: actor.organisationId, endedAt: null, person: { email } },
      select: { id: true },
    });
    if (colleague)
      return err({
        type: "invalid",
        field: "email",
        words: "They are a member of your organisation already",
      });
    const link = newInvitationLink();
    const [row] = await tx.$queryRaw<{ person: string }[]>`
      select access.invite(${newId()}::uuid, ${newId()}::uuid, ${email}, ${name}, ${roles}::text[], ${link.hash},
                           ${link.at}::timestamptz, ${link.expiresAt}::timestamptz) as person`;
    if (!row) throw new Error("The database did not say whom it invited.");
    await recordPeopleEvent(tx, actor, {
      kind: "colleague-invited",
      personId: row.person,
      to: roles.join(", "),
    });
    const props: InvitationProps = {
      name,
      by: actor.personName,
      organisation: actor.organisationName,
      roles: roles.map(roleWords).join(", "),
      until: dayAndTime(link.expiresAt, now()),
      secretLink: link.url,
    };
    await queueMail(tx, {
      organisationId: actor.organisationId,
      toEmail: email,
      template: "invitation",
      props,
    });
    return ok({ personId: row.person });
  });
}
