import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { LockedPlacement } from "~/domains/agreements/commands/lock-placement.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import type { ClearedText } from "~/platform/cleared-text";
import { newId } from "~/platform/ids";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { PAYMENT_QUERY_EVENTS } from "../payment-query.events";
import { TELL_PAYMENT_QUERY, type TellPaymentQuery } from "../payment-query.jobs";
import type { StoredQuery } from "../queries/stored-query.server";

type QueryFacts = Pick<StoredQuery, "id" | "kind" | "pence" | "period">;
type Happened =
  | { kind: "payment-query-raised" | "payment-query-owned" | "payment-query-disputed" }
  | { kind: "payment-query-replied"; more: { side: string } }
  | { kind: "payment-query-answered"; more: { outcome: string } };

/** What happened to a query, on the record of both sides. */
export function recordQuery(
  tx: Tx,
  actor: Actor,
  placement: LockedPlacement,
  query: QueryFacts,
  happened: Happened,
): Promise<void> {
  const data = {
    placement: placement.reference,
    serviceId: placement.serviceId,
    query: query.id,
    code: query.kind,
    ...(query.period ?? {}),
    ...(query.pence === null ? {} : { pence: query.pence }),
  };
  const about = {
    councilId: placement.councilId,
    providerId: placement.providerId,
    subject: "placement" as const,
    subjectId: placement.id,
    referralId: placement.referralId,
  };
  if (happened.kind === "payment-query-replied")
    return recordEvent(tx, actor, PAYMENT_QUERY_EVENTS, {
      ...about,
      kind: happened.kind,
      data: { ...data, ...happened.more },
    });
  if (happened.kind === "payment-query-answered")
    return recordEvent(tx, actor, PAYMENT_QUERY_EVENTS, {
      ...about,
      kind: happened.kind,
      data: { ...data, ...happened.more },
    });
  return recordEvent(tx, actor, PAYMENT_QUERY_EVENTS, { ...about, kind: happened.kind, data });
}

/** Has the other side told by mail, once the transaction is committed. */
export function tellOtherSideOfQuery(
  tx: Tx,
  placement: LockedPlacement,
  { id, version }: { id: string; version: number },
  what: Exclude<TellPaymentQuery["what"], "assigned">,
): Promise<void> {
  const organisationId = placement.side === "council" ? placement.providerId : placement.councilId;
  return enqueueAll(tx, [
    newJob(TELL_PAYMENT_QUERY, { placementId: placement.id, organisationId, queryId: id, what, version }),
  ]);
}

/** Has a colleague told by mail that a query is now theirs, once the transaction is committed. */
export function tellOwnerOfQuery(
  tx: Tx,
  { id: placementId, councilId: organisationId }: LockedPlacement,
  { id: queryId, ownerId, version }: { id: string; ownerId: string; version: number },
): Promise<void> {
  const what = "assigned" as const;
  return enqueueAll(tx, [
    newJob(TELL_PAYMENT_QUERY, { placementId, organisationId, queryId, what, ownerId, version }),
  ]);
}

/** One text of a query, for good. */
export async function writeMessage(
  tx: Tx,
  actor: Actor,
  { councilId, providerId, side }: LockedPlacement,
  message: {
    queryId: string;
    kind: "question" | "message" | "answer" | "dispute";
    words: ClearedText;
    at: Date;
  },
): Promise<void> {
  const { queryId, kind, words, at: writtenAt } = message;
  const row = { id: newId(), queryId, kind, words, councilId, providerId, side };
  await tx.paymentQueryMessage.createMany({ data: [{ ...row, writtenById: actor.personId, writtenAt }] });
}
