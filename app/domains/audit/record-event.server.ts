import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";

export type Audience = "council" | "provider" | "both";

export type NewEvent = {
  /** What happened, in the past tense: `delivery-picked-up`. */
  kind: string;
  audience: Audience;
  /** Whose rows it belongs to; a provider is left out when it is none of its business. */
  councilId?: string | null;
  providerId?: string | null;
  subject:
    | "referral"
    | "delivery"
    | "offer"
    | "authorisation"
    | "release"
    | "organisation"
    | "person"
    | "invitation"
    | "service"
    | "alert"
    | "forum-series"
    | "forum-date"
    | "forum-booking"
    | "forum-topic";
  subjectId: string;
  referralId?: string | null;
  from?: string | null;
  to?: string | null;
  reason?: string | null;
  /** Facts that the timeline needs, never who a child is. */
  data?: Record<string, string | number | boolean | null>;
};

/** Appends one event in the command's transaction. `by` is null for a job. */
export function recordEvent(tx: Tx, by: { personId: string } | null, event: NewEvent): Promise<void> {
  return recordEvents(tx, by, [event]);
}

/** Appends several events in one statement, for example one for each provider that is told. */
export async function recordEvents(
  tx: Tx,
  by: { personId: string } | null,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const at = now();
  // createMany: the writer of a row for the other side may not be allowed to read it back.
  await tx.event.createMany({
    data: events.map((event) => ({
      id: newId(),
      at,
      kind: event.kind,
      audience: event.audience,
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
