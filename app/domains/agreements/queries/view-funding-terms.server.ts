import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read, type Tx } from "~/domains/access/transactions.server";
import { may } from "~/domains/authorisations/authorisation.policy";
import { type FundingStanding, fundingStanding } from "~/domains/authorisations/funded-until.rules";
import { authorisedFunding } from "~/domains/authorisations/queries/authorised-funding.server";
import { fundingPanel } from "~/domains/authorisations/queries/funding-panel.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { dayAndTime, londonDate } from "~/platform/time";
import { agreementScope } from "../agreement/agreement.scope.server";
import { isOver, type PlacementState } from "../placement/placement.machine";

export type FundingTerms = {
  /** Of the authorisation. */
  id: string;
  /** On what funding is authorised, for colleagues. */
  conditions: string | null;
  /** The last day in words; null where there is none. */
  until: string | null;
  /** How near the last day is, or that every placement it was for has ended. */
  standing: FundingStanding | "ended";
  /** What the council's panel decided or asked for: its name, the day and the words. */
  panel: { name: string; on: string; words: string } | null;
  /** Who continued it last, when and why. */
  continued: { by: string; reason: string } | null;
  /** Why the actor may not continue it, in words; null when they may. */
  whyNot: string | null;
};

/**
 * On what and until when the funding of an offer is authorised, for a card on a page of it; null where there is nothing of
 * the kind to say or the reader sees none of it. Never for a provider.
 */
export async function fundingTerms(
  tx: Tx,
  actor: Actor,
  offer: { id: string } | { reference: string },
): Promise<FundingTerms | null> {
  if (actor.kind !== "council") return null;
  const funding = await authorisedFunding(tx, actor, offer);
  if (!funding) return null;
  const { id, offerId, conditions, fundedUntil, continued, panel } = funding;
  if (conditions === null && fundedUntil === null && continued === null && panel === null) return null;
  const subject = await funding.subject();
  if (may(actor, "view", subject) !== true) return null;
  const permission = may(actor, "continue", subject);
  const placements = await tx.placement.findMany({
    where: { offerId, councilId: actor.organisationId },
    select: { state: true },
  });
  const ended = placements.length > 0 && placements.every(({ state }) => isOver(state as PlacementState));
  return {
    id,
    conditions,
    until: fundedUntil === null ? null : dayWords(fundedUntil),
    standing: ended ? "ended" : fundingStanding(fundedUntil, londonDate(now())),
    panel: panel && {
      name: (await fundingPanel(tx, actor)) ?? "panel",
      on: dayWords(panel.on),
      words: panel.words,
    },
    continued: continued && { by: await continuedBy(tx, continued), reason: continued.reason },
    whyNot: permission === true ? null : permission.message,
  };
}

/** "Margaret Adeyemi as deputy for Priya Nandakumar, Friday 4 December at 5pm" */
async function continuedBy(tx: Tx, { byId, forId, at }: { byId: string; forId: string | null; at: Date }) {
  const names = await namesOfPeople(tx, [byId, forId]);
  const name = (id: string) => names.get(id)?.name ?? "a former colleague";
  return `${name(byId)}${forId ? ` as deputy for ${name(forId)}` : ""}, ${dayAndTime(at, now())}`;
}

/** The same in a transaction of its own, by the reference of the offer. */
export async function viewFundingTerms(actor: Actor, offer: string): Promise<FundingTerms | null> {
  return actor.kind === "council" ? read(actor, (tx) => fundingTerms(tx, actor, { reference: offer })) : null;
}

/** The same for the offer that an agreement is of. */
export async function viewFundingOfAgreement(actor: Actor, reference: string): Promise<FundingTerms | null> {
  if (actor.kind !== "council") return null;
  return read(actor, async (tx) => {
    const agreement = await tx.agreement.findFirst({
      where: { AND: [agreementScope(actor), { reference }] },
      select: { offerId: true },
    });
    return agreement && fundingTerms(tx, actor, { id: agreement.offerId });
  });
}
