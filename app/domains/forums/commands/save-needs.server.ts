import type { Tx } from "~/domains/access/transactions.server";
import type { Needs } from "../booking.schema";
import type { ForumDateRow } from "../queries/find-forum-date.server";

/** Keeps only answers to what the date asks. */
export async function saveNeeds(
  tx: Tx,
  date: ForumDateRow,
  providerId: string,
  rows: { id: string; needs: Needs | undefined }[],
): Promise<void> {
  const data = rows.flatMap(({ id, needs }) => {
    const access = (date.asksAccess && needs?.access) || null;
    const diet = (date.asksDiet && needs?.diet) || null;
    if (!access && !diet) return [];
    return [
      {
        bookingId: id,
        dateId: date.id,
        ownerOrganisationId: date.ownerOrganisationId,
        providerId,
        access,
        diet,
      },
    ];
  });
  if (data.length > 0) await tx.forumNeeds.createMany({ data });
}
