import { mailAccount } from "~/domains/access/account-mail.server";
import { organisationOf } from "~/domains/access/invitation-state.server";
import type { Tx } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import type { InvitationRefusedProps } from "~emails/invitation-refused";

type Refusal = { invitationId: string; told: string[]; invitedForId: string | null };

/** Tells those who invited that nobody will come, in the transaction of the refusal. */
export async function queueRefusal(tx: Tx, { invitationId, told, invitedForId }: Refusal): Promise<void> {
  if (told.length === 0 || !invitedForId) return;
  const invitation = await tx.invitation.findUniqueOrThrow({ where: { id: invitationId } });
  const [asked, by] = await Promise.all([
    organisationOf(invitation.organisationId),
    organisationOf(invitedForId),
  ]);
  const own = invitation.organisationId === invitedForId;
  const props: InvitationRefusedProps = {
    name: invitation.name,
    email: invitation.email,
    organisation: asked.name,
    link: `${env().APP_URL}${own ? by.paths.people() : by.paths.register()}`,
    own,
  };
  await mailAccount(
    tx,
    ...told.map((toPersonId) => ({
      organisationId: null,
      toPersonId,
      template: "invitation-refused" as const,
      props,
    })),
  );
}
