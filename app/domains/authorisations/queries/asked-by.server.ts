import type { Tx } from "~/domains/access/acting.server";

/** Everybody who asked for an authorisation, first or again after a question: none of them decides. */
export async function askedBy(
  tx: Tx,
  authorisation: { id: string; councilId: string; askedById: string },
): Promise<string[]> {
  const rows = await tx.event.findMany({
    where: {
      councilId: authorisation.councilId,
      subject: "authorisation",
      subjectId: authorisation.id,
      kind: { startsWith: "authorisation-asked" },
    },
    select: { personId: true },
  });
  const ids = rows.map(({ personId }) => personId).filter((id): id is string => id !== null);
  return [...new Set([authorisation.askedById, ...ids])];
}
