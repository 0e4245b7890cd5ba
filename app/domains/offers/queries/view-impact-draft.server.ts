import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { now } from "~/platform/clock.server";
import { HOME_PARTS, type ImpactPart } from "../impact/impact.options";
import type { ImpactAsks } from "../impact/impact-asks.rules";
import { checkImpact } from "../impact/impact-check.rules";
import { type CheckedImpact, readImpactDraft } from "../impact/impact-draft.rules";
import type { ImpactDraft } from "../impact/impact-draft.schema";
import { draftOfHome } from "./home-impact.server";
import { asksOfOffer, impactIsOpen, livingOf } from "./impact-of-version.server";
import { type OfferFrame, offerFrame } from "./view-offer-draft.server";

export type ImpactDraftView = OfferFrame & {
  asks: ImpactAsks;
  /** Null where there is nothing to write: it was sent with the offer, and no change has been started. */
  draft: {
    values: ImpactDraft;
    savedAt: Date;
    savedBy: string | null;
    mine: boolean;
    checked: CheckedImpact;
    /** What stands there as the home's last offer said it. */
    fromLast: ImpactPart[];
    /** Whether it is sent by itself, after the offer, and until when. */
    followsUntil: Date | null;
  } | null;
};

/** The assessment that is being written of the provider's own offer, and what the referral asks of it; 404 for others. */
export function viewImpactDraft(actor: Actor, reference: string): Promise<ImpactDraftView> {
  return offerFrame(actor, reference, async (tx, offer, people) => {
    const open = await impactIsOpen(tx, offer);
    const row = await tx.impactDraft.findUnique({ where: { offerId: offer.id } });
    const service = (await serviceFacts(tx, [offer.serviceId])).get(offer.serviceId);
    const asks = {
      ...(await asksOfOffer(tx, offer)),
      homeKind: service?.kind ?? null,
    };
    if (!open.draft && !open.follows) return { asks, draft: null };
    const sent = await tx.offerVersion.findUnique({
      where: { offerId_number: { offerId: offer.id, number: offer.versionNumber } },
      select: { impactDueAt: true },
    });
    const stored = readImpactDraft(row?.values);
    const values = open.follows ? { ...stored, follows: "" } : stored;
    const savedBy = row ? (await people([row.savedById])).get(row.savedById) : undefined;
    return {
      asks,
      draft: {
        values,
        // An offer that was being written before assessments were asked has none yet.
        fromLast: offer.versionNumber === 0 ? await asInLastOffer(tx, offer, values) : [],
        savedAt: row?.savedAt ?? now(),
        savedBy: savedBy?.name ?? null,
        mine: row?.savedById === actor.personId,
        checked: checkImpact(values, asks, await livingOf(tx, offer)),
        followsUntil: open.follows ? (sent?.impactDueAt ?? null) : null,
      },
    };
  });
}

async function asInLastOffer(
  tx: Tx,
  offer: { providerId: string; serviceId: string },
  values: ImpactDraft,
): Promise<ImpactPart[]> {
  const last = await draftOfHome(tx, offer);
  return HOME_PARTS.filter((part) => last.parts[part] !== "" && last.parts[part] === values.parts[part]);
}
