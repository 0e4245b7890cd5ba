import { newInvitationLink } from "~/domains/access/emailed-links.server";
import type { InvitedPerson } from "~/domains/access/queries/list-invited.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { providerPaths } from "~/paths";
import type { Tx } from "~/platform/database/transaction.server";
import { absoluteDayAndTime } from "~/platform/time";
import type { ReferralWaitingProps } from "~emails/referral-waiting";
import { namesOf, type ToldDelivery } from "./delivery-mail.server";

/** One mail each with a link of its own, but for whom the invitation has named this referral already. */
export async function mailTheInvited(
  tx: Tx,
  delivery: ToldDelivery,
  invited: readonly InvitedPerson[],
): Promise<void> {
  const names = await namesOf(tx, delivery);
  for (const person of invited) {
    if (await isNamedInInvitation(tx, delivery, person)) continue;
    const { hash, url, at } = newInvitationLink();
    const [row] = await tx.$queryRaw<{ made: boolean }[]>`
      select access.link_to_invitation(${person.id}::uuid, ${hash}, ${at}::timestamptz) as made`;
    if (!row?.made) continue;
    const next = providerPaths(names.providerSlug).referral(delivery.reference).page();
    const props: ReferralWaitingProps = {
      name: person.name,
      reference: delivery.reference,
      council: names.council,
      provider: names.provider,
      emergency: delivery.emergency,
      answerBy: absoluteDayAndTime(delivery.answerBy, at),
      until: absoluteDayAndTime(person.expiresAt, at),
      secretLink: `${url}?next=${encodeURIComponent(next)}`,
    };
    await notify(tx, {
      template: "referral-waiting",
      to: {
        organisationId: delivery.providerId,
        email: person.email,
        name: person.name,
        contactId: person.id,
      },
      props,
      dedupeKey: null,
    });
  }
}

async function isNamedInInvitation(
  tx: Tx,
  { reference }: ToldDelivery,
  { email }: InvitedPerson,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ named: boolean }[]>`
    select exists (select 1 from outgoing_messages where to_email = ${email} and template = 'invitation'
      and props -> 'waiting' @> jsonb_build_array(jsonb_build_object('reference', ${reference}::text))) as named`;
  return row?.named ?? false;
}
