import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import {
  type AmendmentDescription,
  describeAmendment,
} from "~/domains/routing/queries/describe-amendment.server";
import { LIVE } from "../offer.machine";

export type AmendmentView = Omit<AmendmentDescription, "referralId"> & {
  /** Offers that would have to be confirmed for it. */
  live: number;
};

/** What would be sent as the next edition, and whom it touches. 404 where the actor may not see it, 403 for a role. */
export function viewAmendment(actor: Actor, reference: string): Promise<AmendmentView> {
  return read(actor, async (tx) => {
    const { referralId, ...amendment } = await describeAmendment(tx, actor, reference);
    const live = await tx.offer.count({ where: { referralId, state: { in: [...LIVE] } } });
    return { ...amendment, live };
  });
}
