import type { Actor } from "~/domains/access/actor";
import { recordEvent } from "~/domains/audit/record-event.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { becomesUnusual } from "~/domains/vault/comparison.rules";
import { councilPaths } from "~/paths";
import { evenIfRolledBack, type Tx } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { REFERRAL_EVENTS } from "../referral.events";

/**
 * Tells the admins of the council, once, that somebody who may not know a child has had an unusual number of texts
 * compared with who the child is. It stays when the command that compared is refused.
 */
export async function tellUnusualComparisons(
  tx: Tx,
  actor: Actor,
  { referralId, before, texts }: { referralId: string; before: number; texts: number },
): Promise<void> {
  if (!becomesUnusual(before, texts)) return;
  const referral = await tx.referral.findFirst({
    where: { id: referralId, councilId: actor.organisationId },
    select: { reference: true },
  });
  const colleague = await tx.person.findUnique({ where: { id: actor.personId }, select: { name: true } });
  const link = `${env().APP_URL}${councilPaths(actor.organisationSlug).colleague(actor.personId).page()}`;
  await evenIfRolledBack(tx, async (inside) => {
    await recordEvent(inside, actor, REFERRAL_EVENTS, {
      kind: "comparisons-unusual",
      audience: "council",
      councilId: actor.organisationId,
      subject: "referral",
      subjectId: referralId,
      referralId,
      data: { texts: before + texts },
    });
    await notify(inside, {
      template: "unusual-comparisons",
      to: { organisationId: actor.organisationId, steps: [{ roles: ["council-admin"] }] },
      props: ({ name }) => ({
        name,
        colleague: colleague?.name ?? "Somebody",
        referral: referral?.reference ?? "",
        texts: before + texts,
        council: actor.organisationName,
        link,
      }),
      dedupeKey: null,
    });
  });
}
