import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { brokersOf } from "~/domains/referrals/queries/brokers-of.server";
import { dayOfColumn } from "~/platform/time";
import type { AuthorisationState } from "../authorisation.machine";
import type { AuthorisationSubject } from "../authorisation.policy";
import { askedBy } from "./asked-by.server";
import { fundingDeciders } from "./funding-deciders.server";

type Row = {
  id: string;
  councilId: string;
  offerId: string;
  referralId: string;
  state: string;
  askedById: string;
  offerVersion: number;
  firstYearPence: number;
  fundedUntil: Date | null;
  escalatedAt?: Date | null;
};

/** What the policy must know of an authorisation, from its row and what the caller has read of its offer. */
export async function subjectOf(
  tx: Tx,
  actor: Actor,
  row: Row,
  ofOffer: Pick<AuthorisationSubject, "offeredByIds" | "latestOfferVersion" | "stopped">,
): Promise<AuthorisationSubject> {
  return {
    ...ofOffer,
    councilId: row.councilId,
    state: row.state as AuthorisationState,
    askedByIds: await askedBy(tx, row),
    brokerIds: await brokersOf(tx, row.referralId),
    offerVersion: row.offerVersion,
    fundedUntil: dayOfColumn(row.fundedUntil),
    firstYearPence: row.firstYearPence,
    movedIn: row.state === "lapsed" && (await movedInOn(tx, row)),
    escalated: (row.escalatedAt ?? null) !== null,
    deciders: await fundingDeciders(tx, actor),
  };
}

/** Whether a child moved in on the placement of this offer, as either side has said: the domain of placements answers. */
async function movedInOn(tx: Tx, { offerId }: Row): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ moved: boolean }[]>`
    select public.moved_in_on_offer(${offerId}::uuid) as moved`;
  return row?.moved ?? false;
}
