import type { Tx } from "~/domains/access/transactions.server";

/**
 * Everybody who asked for funding for this offer: for any version of it, first or again after a question, also where a
 * colleague stepped back and asked anew. None of them decides; the database holds the same (`guard_askers`).
 */
export async function askedBy(
  tx: Tx,
  authorisation: { id: string; councilId: string; offerId: string; askedById: string },
): Promise<string[]> {
  const { councilId, offerId } = authorisation;
  const all = await tx.authorisation.findMany({ where: { offerId }, select: { id: true, askedById: true } });
  const rows = await tx.event.findMany({
    where: {
      councilId,
      subject: "authorisation",
      subjectId: { in: [authorisation.id, ...all.map(({ id }) => id)] },
      kind: { startsWith: "authorisation-asked" },
    },
    select: { personId: true },
  });
  const again = rows.map(({ personId }) => personId).filter((id): id is string => id !== null);
  return [...new Set([authorisation.askedById, ...all.map((one) => one.askedById), ...again])];
}
