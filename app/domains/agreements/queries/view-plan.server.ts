import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { isInTheRunning, isLive, type OfferState } from "~/domains/offers/offer.machine";
import { offerScope } from "~/domains/offers/offer.scope.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { workingHeadline } from "~/domains/referrals/headline.rules";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { refuseDestroyed } from "~/domains/referrals/queries/retention-of-child.server";
import type { ReferralState } from "~/domains/referrals/referral.machine";
import { may, type ReferralAction } from "~/domains/referrals/referral.policy";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";

export type PlanAction = Extract<
  ReferralAction,
  "pause" | "resume" | "search-on" | "withdraw" | "close" | "search-again" | "fall-through"
>;

export type PlanView = {
  reference: string;
  headline: string;
  state: ReferralState;
  stateReason: string | null;
  version: number;
  /** Organisations whose delivery is open, and all that were ever asked. */
  open: number;
  asked: number;
  /** Offers that can still win. */
  live: string[];
  /** Of these the shortlisted ones and those after: what the broker decides between. */
  inTheRunning: string[];
  /** The service whose offer is accepted. */
  accepted: string[];
  /** Why it cannot be done now, in words; null when it can. */
  whyNot: string | null;
};

/** A referral before a change of plan, and whom it touches. 404 where the actor may not see it, 403 for a role. */
export function viewPlan(actor: Actor, reference: string, action: PlanAction): Promise<PlanView> {
  return read(actor, async (tx) => {
    const referral = await findReferral(tx, actor, reference);
    if (!referral || may(actor, "view", referral) !== true) return notFound();
    const permission = may(actor, action, referral);
    if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
    const offers = await tx.offer.findMany({
      where: { AND: [offerScope(actor), { referralId: referral.id }] },
      select: { serviceId: true, state: true },
    });
    const deliveries = await tx.delivery.groupBy({
      by: ["state"],
      where: { referralId: referral.id, councilId: actor.organisationId },
      _count: true,
    });
    const names = await serviceFacts(
      tx,
      offers.map(({ serviceId }) => serviceId),
    );
    const named = (kept: (state: OfferState) => boolean) =>
      offers
        .filter(({ state }) => kept(state as OfferState))
        .map(({ serviceId }) => names.get(serviceId)?.name ?? "A service");
    const destroyed = action === "search-again" ? await refuseDestroyed(tx, actor, referral) : undefined;
    const asked = deliveries.reduce((sum, one) => sum + one._count, 0);
    const closed = deliveries.find(({ state }) => state === "closed")?._count ?? 0;
    return {
      reference: referral.reference,
      headline: workingHeadline({
        ...referral.child,
        serviceKind: referral.content.draft.purpose?.serviceKind,
      }),
      state: referral.state,
      stateReason: referral.stateReason,
      version: referral.version,
      open: asked - closed,
      asked,
      live: named(isLive),
      inTheRunning: named(isInTheRunning),
      accepted: named((state) => state === "accepted"),
      whyNot: permission === true ? (destroyed?.error.message ?? null) : permission.message,
    };
  });
}
