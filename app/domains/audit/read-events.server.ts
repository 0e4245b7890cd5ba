import type { Tx } from "~/platform/database/transaction.server";
import { type EventReader, eventScope } from "./event.scope.server";

export type EventView = {
  id: string;
  at: Date;
  kind: string;
  personId: string | null;
  providerId: string | null;
  from: string | null;
  to: string | null;
  reason: string | null;
  data: Record<string, unknown>;
};

/** The newest events that the asker may read, newest first, at most `limit` (100 by default). */
export async function readEvents(
  tx: Tx,
  reader: EventReader,
  where: { referralId: string } | { subject: string; subjectId: string },
  limit = 100,
): Promise<EventView[]> {
  const rows = await tx.event.findMany({
    where: { AND: [eventScope(reader), where] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
    // The database's own; nobody reads them here.
    omit: { transaction: true, digest: true },
  });
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    kind: row.kind,
    personId: row.personId,
    providerId: row.providerId,
    from: row.fromState,
    to: row.toState,
    reason: row.reason,
    data: (row.data ?? {}) as Record<string, unknown>,
  }));
}
