import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { type KeptIdentity, listKeptIdentities } from "~/domains/vault/queries/list-kept-identities.server";
import { countUnfiled } from "~/domains/vault/queries/unfiled-records.server";
import { now } from "~/platform/clock.server";
import { retentionAbilities } from "../retention.policy";
import { isOver, RETENTION_PERIODS, type RetentionMonths } from "../retention.rules";

export type RetentionView = {
  months: number;
  /** Children of this council whom somebody here could still read of, and of whom only age and gender are left. */
  kept: number;
  destroyed: number;
  /** Of whom the period is over and a placement is not filed in the case record, so that they are kept all the same. */
  unfiled: number;
  /** Of each period: for how many children it would be over now. */
  due: Record<RetentionMonths, number>;
  abilities: { change: boolean };
};

/** How long the actor's council keeps who a child is, and what each choice would destroy tonight. Opens nothing. */
export function viewRetention(actor: Actor): Promise<RetentionView> {
  return read(actor, async (tx) => {
    const all = await listKeptIdentities(tx);
    const kept = all.filter((one) => !one.destroyedAt);
    const months = await retentionMonths(tx, actor);
    const over = kept.filter((one) => isOver(one, months, now())).map(({ id }) => id);
    const choices = Object.keys(RETENTION_PERIODS).map(Number) as RetentionMonths[];
    return {
      months,
      kept: kept.length,
      destroyed: all.length - kept.length,
      unfiled: await countUnfiled(tx, over),
      due: Object.fromEntries(choices.map((months) => [months, countDue(kept, months)])) as Record<
        RetentionMonths,
        number
      >,
      abilities: retentionAbilities(actor, { id: actor.organisationId }),
    };
  });
}

/** The period of the actor's council, in months. */
export async function retentionMonths(tx: Tx, actor: Actor): Promise<number> {
  const council = await tx.organisation.findUniqueOrThrow({
    where: { id: actor.organisationId },
    select: { identityMonths: true },
  });
  return council.identityMonths;
}

/** For how many of these the period would be over now. */
export function countDue(kept: readonly KeptIdentity[], months: number): number {
  const at = now();
  return kept.filter((identity) => isOver(identity, months, at)).length;
}
