import type { Tx } from "~/domains/access/transactions.server";
import { findEditions } from "~/domains/referrals/queries/find-editions.server";
import type { Prisma } from "~prisma/client";
import { impactDueAt, inReadingOrder, isLikelihood, type ReadPart, whoLives } from "../impact/impact.rules";
import { type ImpactAsks, impactAsksOf } from "../impact/impact-asks.rules";
import { readDraft } from "../offer-draft.rules";

export const IMPACT_COLUMNS = {
  id: true,
  ageBands: true,
  submittedById: true,
  submittedAt: true,
  offerVersion: { select: { childrenLiving: true } },
  parts: { orderBy: { position: "asc" } },
} as const satisfies Prisma.ImpactAssessmentSelect;

type Row = Prisma.ImpactAssessmentGetPayload<{ select: typeof IMPACT_COLUMNS }>;

/** An assessment as it was sent, its parts in reading order; each with the id of its row. */
export type ImpactView = Omit<Row, "parts" | "offerVersion"> & { parts: ReadPart[] };

export function impactView({ parts, offerVersion, ...row }: Row): ImpactView {
  return {
    ...row,
    parts: inReadingOrder(
      parts.map(({ id, part, words, risk, action, likelihood }) => ({
        id,
        part,
        who: whoLives(part, row.ageBands, offerVersion.childrenLiving),
        words,
        risk: risk ?? "",
        action: action ?? "",
        likelihood: likelihood !== null && isLikelihood(likelihood) ? likelihood : null,
      })),
    ),
  };
}

/** The assessment of the newest version of an offer; null where it has none (yet). */
export async function impactOf(
  tx: Tx,
  offer: { id: string; versionNumber: number },
): Promise<ImpactView | null> {
  const row = await tx.impactAssessment.findFirst({
    where: { offerVersion: { offerId: offer.id, number: offer.versionNumber } },
    select: IMPACT_COLUMNS,
  });
  return row && impactView(row);
}

const NOTHING: ImpactAsks = { subjects: [], culture: false, mayFollow: false };

/** What an edition asks of the assessment, for either side that reads it. */
export async function impactAsks(tx: Tx, referralId: string, edition: number): Promise<ImpactAsks> {
  const found = (await findEditions(tx, referralId, [edition])).get(edition);
  return found ? impactAsksOf(found.content) : NOTHING;
}

type OfOffer = { id: string; referralId: string; delivery: { editionNumber: number } };

/**
 * What the assessment of an offer has to answer now. Once a version of the offer has one, none follows any more: whoever
 * changes the offer changes the assessment with it.
 */
export async function asksOfOffer(tx: Tx, offer: OfOffer): Promise<ImpactAsks> {
  const asks = await impactAsks(tx, offer.referralId, offer.delivery.editionNumber);
  if (!asks.mayFollow) return asks;
  const assessed = await tx.impactAssessment.count({ where: { offerVersion: { offerId: offer.id } } });
  return { ...asks, mayFollow: assessed === 0 };
}

/** Until when the assessment follows the offer that is sent now: 24 hours after it was first sent without, whatever changed. */
export async function whenImpactIsDue(tx: Tx, offerId: string, sentAt: Date): Promise<Date> {
  const first = await tx.offerVersion.findFirst({
    where: { offerId, impactDueAt: { not: null } },
    orderBy: { number: "asc" },
    select: { impactDueAt: true },
  });
  return first?.impactDueAt ?? impactDueAt(sentAt);
}

/**
 * Whether an assessment can be written: with the draft of its offer, or by itself where it is to follow the version that
 * was sent; and when what is being written was saved.
 */
export async function impactIsOpen(
  tx: Tx,
  offer: { id: string; versionNumber: number },
): Promise<{ draft: boolean; follows: boolean; saved: Date[] }> {
  const [draft, impact] = [
    await tx.offerDraft.findUnique({ where: { offerId: offer.id }, select: { savedAt: true } }),
    await tx.impactDraft.findUnique({ where: { offerId: offer.id }, select: { savedAt: true } }),
  ];
  const follows =
    draft === null &&
    (await tx.offerVersion.count({
      where: { offerId: offer.id, number: offer.versionNumber, impactDueAt: { not: null }, impact: null },
    })) > 0;
  return {
    draft: draft !== null,
    follows,
    saved: [draft, impact].flatMap((row) => (row ? [row.savedAt] : [])),
  };
}

/** The later of the moments at which offer and assessment were saved, in milliseconds: what is sent, or dropped, is known by it. */
export function latestOf(saved: readonly Date[]): number {
  return Math.max(0, ...saved.map((at) => at.getTime()));
}

/** How many children live there, as the draft of the offer says it, else its newest version; empty where neither does. */
export async function livingOf(tx: Tx, offer: { id: string; versionNumber: number }): Promise<string> {
  const typed = await tx.offerDraft.findUnique({ where: { offerId: offer.id }, select: { values: true } });
  if (typed) return readDraft(typed.values).childrenLiving;
  const sent = await tx.offerVersion.findUnique({
    where: { offerId_number: { offerId: offer.id, number: offer.versionNumber } },
    select: { childrenLiving: true },
  });
  return String(sent?.childrenLiving ?? "");
}
