import type { Actor } from "~/domains/access/actor";
import { FUNDING_DEPUTIES, HAVE_FUNDING_DEPUTIES } from "~/domains/access/role-groups";
import { roleWords } from "~/domains/access/roles";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { columnOfDay, londonDate } from "~/platform/time";
import { decidesAs } from "../deciders.rules";
import { fundingLimit } from "./funding-deciders.server";
import { membersHolding } from "./members-holding.server";

/** Somebody who may give authority by phone today, in their own right or as the deputy of `forId`. */
export type VerbalDecider = {
  personId: string;
  forId: string | null;
  name: string;
  /** "Dana Reid, head of service", or "Sam Cole, deputy for Dana Reid today". */
  label: string;
  /** Their roles, or those of whom they stand in for. */
  roles: readonly string[];
};

/** Those of the actor's council who may decide on funding today, but the actor: nobody authorises what they record. */
export async function verbalDeciders(tx: Tx, actor: Actor): Promise<VerbalDecider[]> {
  const today = columnOfDay(londonDate(now()));
  const able = (await membersHolding(tx, actor, FUNDING_DEPUTIES)).filter(
    ({ personId }) => personId !== actor.personId,
  );
  const standing = await tx.fundingDeputy.findMany({
    where: {
      councilId: actor.organisationId,
      endedAt: null,
      firstDay: { lte: today },
      lastDay: { gte: today },
    },
    select: { deputyId: true, absentId: true },
  });
  const decides: readonly string[] = HAVE_FUNDING_DEPUTIES;
  const own = able
    .filter(({ roles }) => roles.some((role) => decides.includes(role)))
    .map(({ personId, name, roles }) => ({
      personId,
      forId: null,
      name,
      label: `${name}, ${roles
        .filter((role) => decides.includes(role))
        .map((role) => roleWords(role).toLowerCase())
        .join(" and ")}`,
      roles,
    }));
  const deputies = standing.flatMap(({ deputyId, absentId }) => {
    const deputy = able.find(({ personId }) => personId === deputyId);
    const absent = able.find(({ personId }) => personId === absentId);
    return deputy && absent && absentId !== actor.personId
      ? [
          {
            personId: deputyId,
            forId: absentId,
            name: deputy.name,
            label: `${deputy.name}, deputy for ${absent.name} today`,
            roles: absent.roles,
          },
        ]
      : [];
  });
  return [...own, ...deputies];
}

/** Whether this person may give authority for a first year of so many pence: the rule is that of every decision. */
export async function decidesByPhone(
  tx: Tx,
  actor: Actor,
  decider: VerbalDecider,
  firstYearPence: number,
): Promise<{ decides: boolean; limitPence: number | null }> {
  const limitPence = await fundingLimit(tx, actor);
  const roles = decider.roles as Actor["roles"];
  return {
    decides: decidesAs({ roles }, firstYearPence, { limitPence, standsInFor: [] }) === "own",
    limitPence,
  };
}

/** Whether they, or whom they stand in for, had a hand in the offer or the referral: then they could not confirm it either. */
export async function tookPartInIt(
  tx: Tx,
  offer: { id: string },
  { personId, forId }: VerbalDecider,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ took: boolean }[]>`
    select public.took_part_in_offer(${offer.id}::uuid, ${personId}::uuid)
        or public.took_part_in_offer(${offer.id}::uuid, ${forId}::uuid) as took`;
  return row?.took ?? true;
}
