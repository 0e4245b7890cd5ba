import type { Actor } from "~/domains/access/actor";
import type { NewLink } from "~/domains/access/emailed-links.server";
import { roleWords } from "~/domains/access/roles";
import type { Tx } from "~/domains/access/transactions.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { now } from "~/platform/clock.server";
import { absoluteDayAndTime } from "~/platform/time";
import type { InvitationProps } from "~emails/invitation";

/** A referral that waits for the provider already: what docs/domain.md, rule 8, lets an email say of it. */
export type WaitingReferral = { reference: string; answerBy: Date };

type Mail = {
  /** The row in which the address stands. */
  invitationId: string;
  name: string;
  email: string;
  organisation: string;
  link: NewLink;
  /** What waits, and the address that the link leads on to once a password is chosen. */
  waiting?: { referrals: readonly WaitingReferral[]; next: string };
  /** The reference of a placement that was agreed with it by phone. */
  placement?: string;
};

/** Mails the first admin of a provider their single-use link, in the command's transaction. */
export async function tellFirstAdmin(tx: Tx, actor: Actor, mail: Mail): Promise<void> {
  const at = now();
  const { waiting } = mail;
  const props: InvitationProps = {
    name: mail.name,
    by: `${actor.personName} of ${actor.organisationName}`,
    organisation: mail.organisation,
    roles: [roleWords("provider-admin"), roleWords("referrals-officer")].join(", "),
    until: absoluteDayAndTime(mail.link.expiresAt, at),
    waiting: (waiting?.referrals ?? []).map(({ reference, answerBy }) => ({
      reference,
      council: actor.organisationName,
      answerBy: absoluteDayAndTime(answerBy, at),
    })),
    ...(mail.placement && {
      placement: { reference: mail.placement, council: actor.organisationName },
    }),
    secretLink: waiting ? `${mail.link.url}?next=${encodeURIComponent(waiting.next)}` : mail.link.url,
  };
  await notify(tx, {
    template: "invitation",
    to: {
      organisationId: actor.organisationId,
      email: mail.email,
      name: mail.name,
      contactId: mail.invitationId,
    },
    props,
    dedupeKey: null,
  });
}

/** Nobody invites themselves as the admin of somebody else's services. */
export async function isOwnAddress(tx: Tx, actor: Actor, email: string): Promise<boolean> {
  const mine = await tx.person.findUnique({ where: { id: actor.personId }, select: { email: true } });
  return mine?.email === email;
}
