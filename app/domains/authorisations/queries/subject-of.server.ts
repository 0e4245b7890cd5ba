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
    escalated: (row.escalatedAt ?? null) !== null,
    deciders: await fundingDeciders(tx, actor),
  };
}
