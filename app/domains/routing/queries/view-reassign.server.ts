import type { Actor } from "~/domains/access/actor";
import { BROKERS } from "~/domains/access/role-groups";
import { read } from "~/domains/access/transactions.server";
import { workingHeadline } from "~/domains/referrals/headline.rules";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { listCaseWorkers } from "~/domains/referrals/queries/list-case-workers.server";
import { may } from "~/domains/referrals/referral.policy";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";

export type ReassignView = {
  reference: string;
  headline: string;
  version: number;
  /** Who has it now. */
  broker: string;
  /** Who could take it on. */
  colleagues: { value: string; label: string }[];
  /** How many providers see the broker's name on it. */
  deliveries: number;
};

/** What reassigning a referral needs to know. Throws 404 or, with the reason, 403. */
export function viewReassign(actor: Actor, reference: string): Promise<ReassignView> {
  return read(actor, async (tx) => {
    const referral = await findReferral(tx, actor, reference);
    if (!referral || may(actor, "view", referral) !== true) return notFound();
    const allowed = may(actor, "reassign", referral);
    if (allowed !== true) return denyPage(allowed);
    const workers = await listCaseWorkers(tx, actor, BROKERS);
    const broker = await tx.person.findUnique({ where: { id: referral.brokerId }, select: { name: true } });
    return {
      reference,
      headline: workingHeadline({
        ...referral.child,
        serviceKind: referral.content.draft.purpose?.serviceKind,
      }),
      version: referral.version,
      broker: broker?.name ?? "a former colleague",
      colleagues: workers
        .filter(({ id }) => id !== referral.brokerId)
        .map(({ id, name }) => ({ value: id, label: id === actor.personId ? `${name} (you)` : name })),
      deliveries: await tx.delivery.count({ where: { referralId: referral.id } }),
    };
  });
}
