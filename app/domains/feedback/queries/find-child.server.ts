import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { PlacementState } from "~/domains/agreements/placement/placement.machine";
import { placementScope } from "~/domains/agreements/placement/placement.scope.server";
import { startedOn } from "~/domains/agreements/placement/placement-dates.rules";
import { assignedTo, findReferral } from "~/domains/referrals/queries/find-referral.server";
import { dayOfColumn } from "~/platform/time";
import type { ViewMoment } from "../child-view.options";
import { whyNoPromiseCheck } from "../promise.rules";

/** Which child is asked, about what: of a referral by its place among the children, or of a placement. */
export type ChildAsked = { referral: string; child: number } | { placement: string };

/** A child who is asked, as commands and pages work on it; never for a browser as it is. */
export type FoundAsked = {
  moment: ViewMoment;
  referralId: string;
  referralReference: string;
  childId: string;
  identityId: string;
  placement: { id: string; reference: string } | null;
  subject: { councilId: string; assignedTo: string[] };
  /** Why it cannot be recorded now, in words; null when it can. */
  whyNot: string | null;
};

const OPEN: readonly string[] = ["draft", "checking", "searching", "paused", "deciding", "agreed"];

/** The child where the actor's council placed it or searches for it, or undefined. */
export async function findChildAsked(
  tx: Tx,
  actor: Actor,
  asked: ChildAsked,
  today: string,
): Promise<FoundAsked | undefined> {
  if (actor.kind !== "council") return undefined;
  if ("placement" in asked) {
    const row = await tx.placement.findFirst({
      where: { AND: [placementScope(actor), { reference: asked.placement }] },
      select: {
        ...{
          id: true,
          reference: true,
          state: true,
          councilMovedIn: true,
          providerMovedIn: true,
          lastNight: true,
        },
        ...{ referralChildId: true, referralReference: true, child: { select: { identityId: true } } },
      },
    });
    const referral = row && (await findReferral(tx, actor, row.referralReference));
    if (!row || !referral) return undefined;
    const started = startedOn({
      councilMovedIn: dayOfColumn(row.councilMovedIn),
      providerMovedIn: dayOfColumn(row.providerMovedIn),
    });
    const facts = { state: row.state as PlacementState, started, lastNight: dayOfColumn(row.lastNight) };
    return {
      moment: "after-28-days",
      referralId: referral.id,
      referralReference: referral.reference,
      childId: row.referralChildId,
      identityId: row.child.identityId,
      placement: { id: row.id, reference: row.reference },
      subject: { councilId: referral.councilId, assignedTo: assignedTo(referral) },
      whyNot: whyNoPromiseCheck(facts, today),
    };
  }
  const referral = await findReferral(tx, actor, asked.referral);
  const childId = referral?.childIds[asked.child - 1];
  const child =
    childId && (await tx.referralChild.findUnique({ where: { id: childId }, select: { identityId: true } }));
  if (!referral || !childId || !child) return undefined;
  return {
    moment: "options",
    referralId: referral.id,
    referralReference: referral.reference,
    childId,
    identityId: child.identityId,
    placement: null,
    subject: { councilId: referral.councilId, assignedTo: assignedTo(referral) },
    whyNot: OPEN.includes(referral.state)
      ? null
      : "The search has ended, so there are no options to ask about",
  };
}
