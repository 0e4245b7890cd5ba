import { mailAccount } from "~/domains/access/account-mail.server";
import type { Actor } from "~/domains/access/actor";
import type { NewLink } from "~/domains/access/emailed-links.server";
import { roleWords } from "~/domains/access/roles";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { absoluteDayAndTime } from "~/platform/time";
import type { InvitationProps } from "~emails/invitation";

type Mail = {
  email: string;
  name: string;
  roles: readonly string[];
  link: NewLink;
  /** Who invites and to where, when it is not the actor: a second person has confirmed it. */
  by?: string;
  organisation?: string;
};

/** Mails somebody the invitation into the actor's own organisation, in the command's transaction. */
export function mailInvitation(tx: Tx, actor: Actor, mail: Mail): Promise<void> {
  const { email, name, roles, link } = mail;
  const props: InvitationProps = {
    name,
    by: mail.by ?? actor.personName,
    organisation: mail.organisation ?? actor.organisationName,
    roles: roles.map(roleWords).join(", "),
    until: absoluteDayAndTime(link.expiresAt, now()),
    secretLink: link.url,
  };
  return mailAccount(tx, {
    organisationId: actor.organisationId,
    toEmail: email,
    template: "invitation",
    props,
  });
}
