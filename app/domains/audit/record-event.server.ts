import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import type { Catalogue, NewEvent } from "./events.rules";

/**
 * Appends one event of a domain's catalogue in the command's transaction. `by` is null for a job. The catalogue knows
 * who reads it, unless the event says so itself, and which facts it holds.
 */
export function recordEvent<C extends Catalogue>(
  tx: Tx,
  by: { personId: string } | null,
  catalogue: C,
  event: NewEvent<C>,
): Promise<void> {
  return recordEvents(tx, by, catalogue, [event]);
}

/** Appends several events in one statement, for example one for each provider that is told. */
export async function recordEvents<C extends Catalogue>(
  tx: Tx,
  by: { personId: string } | null,
  catalogue: C,
  events: readonly NewEvent<C>[],
): Promise<void> {
  if (events.length === 0) return;
  const at = now();
  // createMany: the writer of a row for the other side may not be allowed to read it back.
  await tx.event.createMany({
    data: events.map((event) => ({
      id: newId(),
      at,
      kind: event.kind,
      audience: event.audience ?? catalogue.kinds[event.kind]?.audience[0] ?? "",
      councilId: event.councilId ?? null,
      providerId: event.providerId ?? null,
      subject: event.subject,
      subjectId: event.subjectId,
      referralId: event.referralId ?? null,
      personId: by?.personId ?? null,
      fromState: event.from ?? null,
      toState: event.to ?? null,
      reason: event.reason ?? null,
      data: event.data ?? {},
    })),
  });
}
