import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { newId } from "~/platform/ids";
import type { StageOne } from "../queries/stage-one.server";

/** A look at stage 1. The database notes its transaction: the row gives the right to read in this one alone. */
export async function recordLook(
  tx: Tx,
  actor: Actor,
  stage: Pick<StageOne, "councilId" | "referralId">,
  look: { what: "detail" | "document"; documentId?: string; at: Date },
): Promise<void> {
  await tx.$executeRaw`
    insert into information_looks (id, council_id, provider_id, referral_id, person_id, stage, what, document_id, at)
    values (${newId()}::uuid, ${stage.councilId}::uuid, ${actor.organisationId}::uuid, ${stage.referralId}::uuid,
            ${actor.personId}::uuid, 1, ${look.what}, ${look.documentId ?? null}::uuid, ${look.at})`;
}
