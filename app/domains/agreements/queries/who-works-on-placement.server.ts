import { CASE_WRITERS, PLACEMENT_TOLD } from "~/domains/access/role-groups";
import type { Step } from "~/domains/notifications/queries/find-recipients.server";
import { WORKING_PARTS } from "~/domains/referrals/case-parts.rules";
import { whoAnswersForProvider } from "~/domains/routing/recipients.rules";
import type { Tx } from "~/platform/database/transaction.server";
import type { Side } from "../placement/placement-words.rules";

/** Whom a mail about a placement reaches at one of its sides, in the order in which they are tried. */
export async function whoWorksOnPlacement(
  tx: Tx,
  side: Side,
  placement: OfReferral,
): Promise<readonly Step[]> {
  return side === "council" ? councilSteps(tx, placement) : providerSteps;
}

const providerSteps: readonly Step[] = [{ roles: PLACEMENT_TOLD }, ...whoAnswersForProvider];

/** Those who work the case; when nobody of them is left, the duty owner, else the council's other case workers. */
async function councilSteps(tx: Tx, placement: OfReferral): Promise<readonly Step[]> {
  return [{ people: await workersOf(tx, placement) }, { dutyOwner: true }, { roles: [...CASE_WRITERS] }];
}

type OfReferral = { referralId: string; councilId: string };

/** The broker and the social workers of the referral that a placement came of, as the council's worker finds them. */
export async function workersOf(tx: Tx, { referralId, councilId }: OfReferral): Promise<string[]> {
  const referral = await tx.referral.findFirst({
    where: { id: referralId, councilId },
    select: { brokerId: true },
  });
  const workers = await tx.assignment.findMany({
    where: { referralId, councilId, endedAt: null, role: { in: [...WORKING_PARTS] } },
    select: { personId: true },
  });
  const people = [referral?.brokerId, ...workers.map(({ personId }) => personId)];
  return [...new Set(people.filter((id) => typeof id === "string"))];
}
