import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import { authorisationScope } from "../authorisation.scope.server";
import { subjectOf } from "./subject-of.server";

/**
 * The funding that is authorised for an offer, with what the policy asks of it: its conditions, and its last day as
 * `YYYY-MM-DD`. Null where none is, or none that the actor's organisation may see.
 */
export async function authorisedFunding(tx: Tx, actor: Actor, offer: { id: string } | { reference: string }) {
  const row = await tx.authorisation.findFirst({
    where: { AND: [authorisationScope(actor), { offer, state: "authorised" }] },
    select: {
      id: true,
      councilId: true,
      offerId: true,
      referralId: true,
      state: true,
      askedById: true,
      offerVersion: true,
      firstYearPence: true,
      conditions: true,
      fundedUntil: true,
      continuedAt: true,
      continuedById: true,
      continuedForId: true,
      continuedReason: true,
      panelOn: true,
      panelWords: true,
      offer: {
        select: { createdById: true, versionNumber: true, versions: { select: { submittedById: true } } },
      },
    },
    orderBy: [{ offerVersion: "desc" }, { askedAt: "desc" }],
  });
  if (!row) return null;
  const { offer: of, ...authorisation } = row;
  return {
    id: row.id,
    offerId: row.offerId,
    conditions: row.conditions,
    fundedUntil: dayOfColumn(row.fundedUntil),
    /** What the council's panel decided or asked for, on a day `YYYY-MM-DD`. */
    panel:
      row.panelOn && row.panelWords !== null ? { on: dayOfColumn(row.panelOn), words: row.panelWords } : null,
    /** The last time that it was continued. */
    continued:
      row.continuedAt && row.continuedById && row.continuedReason !== null
        ? {
            at: row.continuedAt,
            byId: row.continuedById,
            forId: row.continuedForId,
            reason: row.continuedReason,
          }
        : null,
    /** Read only where it is asked: it takes several statements. */
    subject: () =>
      subjectOf(tx, actor, authorisation, {
        offeredByIds: [of.createdById, ...of.versions.map(({ submittedById }) => submittedById)],
        latestOfferVersion: of.versionNumber,
        // Nothing new is placed by it.
        stopped: null,
      }),
  };
}
