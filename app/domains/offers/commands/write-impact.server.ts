import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type Cleared, clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { newId } from "~/platform/ids";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import type { SentPart } from "../impact/impact.rules";
import { draftOfImpact, type ImpactInput } from "../impact/impact-draft.rules";
import type { FoundOffer } from "../queries/find-offer.server";
import { draftOfHome } from "../queries/home-impact.server";
import type { ImpactView } from "../queries/impact-of-version.server";

type Texts = Cleared<Record<"words" | "risk" | "action", string>>;
/** An assessment whose texts the gate has cleared, ready to be written. */
export type ClearedImpact = Pick<ImpactInput, "ageBands"> & {
  parts: (Texts & Pick<SentPart, "part" | "likelihood">)[];
};

/** The texts of an assessment, as the council may read them; a refusal names the text that may not be told. */
export function clearImpact({ ageBands, parts }: ImpactInput): Result<ClearedImpact, Refusal> {
  const cleared: ClearedImpact["parts"] = [];
  for (const { part, words, risk, action, likelihood } of parts) {
    const texts = clearEntries({ words, risk, action });
    if (!texts.ok) return texts;
    cleared.push({ ...texts.value, part, likelihood });
  }
  return ok({ ageBands, parts: cleared });
}

/** Writes the assessment of a version in the caller's transaction, which holds the offer and sends it. */
export async function writeImpact(
  tx: Tx,
  actor: Actor,
  version: Pick<FoundOffer, "councilId" | "providerId"> & { versionId: string; at: Date },
  { ageBands, parts }: ClearedImpact,
): Promise<void> {
  const id = newId();
  const whose = { councilId: version.councilId, providerId: version.providerId };
  await tx.impactAssessment.createMany({
    data: [
      {
        id,
        offerVersionId: version.versionId,
        ...whose,
        ageBands,
        submittedById: actor.personId,
        submittedAt: version.at,
      },
    ],
  });
  await tx.impactPart.createMany({
    data: parts.map(({ words, risk, action, part, likelihood }, index) => ({
      id: newId(),
      assessmentId: id,
      ...whose,
      position: index + 1,
      part,
      words,
      risk: likelihood === null ? null : risk || null,
      action: likelihood === null ? null : action || null,
      likelihood,
    })),
  });
}

/**
 * Begins the draft of an assessment, where none is there: from the version that is changed, else with what the home's
 * last assessment says of the home itself, never with what was said of another child.
 */
export async function beginImpactDraft(
  tx: Tx,
  actor: Actor,
  offer: { id: string; providerId: string; serviceId: string },
  given: { sent: ImpactView | null; at: Date },
): Promise<void> {
  const begun = await tx.impactDraft.count({ where: { offerId: offer.id } });
  if (begun > 0) return;
  const values = given.sent ? draftOfImpact(given.sent) : await draftOfHome(tx, offer);
  await tx.impactDraft.createMany({
    data: [
      {
        offerId: offer.id,
        providerId: offer.providerId,
        values,
        savedById: actor.personId,
        savedAt: given.at,
      },
    ],
  });
}
