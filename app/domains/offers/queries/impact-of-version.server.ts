import type { Tx } from "~/domains/access/transactions.server";
import { findEditions } from "~/domains/referrals/queries/find-editions.server";
import type { Prisma } from "~prisma/client";
import { inReadingOrder, isLikelihood, type SentPart } from "../impact/impact.rules";
import { type ImpactAsks, impactAsksOf } from "../impact/impact-asks.rules";
import { readDraft } from "../offer-draft.rules";

export const IMPACT_COLUMNS = {
  id: true,
  ageBands: true,
  submittedById: true,
  submittedAt: true,
  parts: { orderBy: { position: "asc" } },
} as const satisfies Prisma.ImpactAssessmentSelect;

type Row = Prisma.ImpactAssessmentGetPayload<{ select: typeof IMPACT_COLUMNS }>;

/** An assessment as it was sent, its parts in reading order; each with the id of its row. */
export type ImpactView = Omit<Row, "parts"> & { parts: (SentPart & { id: string })[] };

export function impactView({ parts, ...row }: Row): ImpactView {
  return {
    ...row,
    parts: inReadingOrder(
      parts.map(({ id, part, words, risk, action, likelihood }) => ({
        id,
        part,
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
