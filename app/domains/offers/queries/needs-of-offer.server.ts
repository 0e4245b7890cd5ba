import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { gatherAbsentRisks, type PageRow } from "~/domains/referrals/page-rows.rules";
import { findEditions } from "~/domains/referrals/queries/find-editions.server";
import { notFound } from "~/platform/not-found.server";
import { offerScope } from "../offer.scope.server";

/** The pages of a referral that an impact assessment answers. */
const ANSWERED: readonly string[] = ["needs", "strengths", "placement", "education-health"];

/** What the newest edition says of needs, risks, wishes and culture, to read beside an assessment; 404 for others. */
export function needsOfOffer(actor: Actor, reference: string): Promise<PageRow[]> {
  return read(actor, async (tx) => {
    const offer = await tx.offer.findFirst({
      where: { AND: [offerScope(actor), { reference }] },
      select: { referralId: true, delivery: { select: { editionNumber: true } } },
    });
    if (!offer) return notFound();
    const { editionNumber } = offer.delivery;
    const edition = (await findEditions(tx, offer.referralId, [editionNumber])).get(editionNumber);
    const sections = edition?.content.sections.filter(({ page }) => ANSWERED.includes(page)) ?? [];
    return sections.flatMap(({ rows }) => gatherAbsentRisks(rows));
  });
}
