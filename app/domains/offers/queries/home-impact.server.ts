import type { Tx } from "~/domains/access/transactions.server";
import { draftFromHome, emptyImpact } from "../impact/impact-draft.rules";
import type { ImpactDraft } from "../impact/impact-draft.schema";
import { IMPACT_COLUMNS, impactView } from "./impact-of-version.server";

/**
 * The draft of a home's next assessment: what its last one says of the home itself, empty where there is none. What was
 * written for a child whose identity is destroyed is not taken, since it may name that child and can be compared with
 * nobody any more.
 */
export async function draftOfHome(
  tx: Tx,
  { providerId, serviceId }: { providerId: string; serviceId: string },
): Promise<ImpactDraft> {
  const [newest] = await tx.$queryRaw<{ id: string }[]>`
    select a.id from public.impact_assessments a join public.offer_versions v on v.id = a.offer_version_id
      join public.offers o on o.id = v.offer_id
     where a.provider_id = ${providerId}::uuid and o.service_id = ${serviceId}::uuid
       and not public.names_forgotten_child(array[o.referral_id], false)
     order by a.submitted_at desc limit 1`;
  const last =
    newest && (await tx.impactAssessment.findUnique({ where: { id: newest.id }, select: IMPACT_COLUMNS }));
  return last ? draftFromHome(impactView(last).parts) : emptyImpact();
}
