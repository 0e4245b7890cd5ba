import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { LockedPlacement } from "~/domains/agreements/commands/lock-placement.server";
import type { KindAndFacts } from "~/domains/audit/events.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import type { ClearedText } from "~/platform/cleared-text";
import { newId } from "~/platform/ids";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { ISSUE_EVENTS } from "../issue.events";
import { TELL_ISSUE, type TellIssue } from "../issue.jobs";
import type { StoredIssue } from "../queries/stored-issue.server";

type Kind = KindAndFacts<typeof ISSUE_EVENTS>["kind"];

/** What every event of an issue says of it. */
export function factsOfIssue(
  placement: Pick<LockedPlacement, "reference" | "serviceId">,
  { id, topic, urgent }: Pick<StoredIssue, "id" | "topic" | "urgent">,
) {
  return { placement: placement.reference, serviceId: placement.serviceId, issue: id, topic, urgent };
}

/** What happened to an issue, on the record of both sides. */
export function recordIssue(
  tx: Tx,
  actor: Actor,
  placement: LockedPlacement,
  event: KindAndFacts<typeof ISSUE_EVENTS> & { kind: Kind },
): Promise<void> {
  return recordEvent(tx, actor, ISSUE_EVENTS, {
    ...event,
    councilId: placement.councilId,
    providerId: placement.providerId,
    subject: "placement",
    subjectId: placement.id,
    referralId: placement.referralId,
  });
}

/** Has the other side told by mail, once the transaction is committed. */
export function tellOtherSideOfIssue(
  tx: Tx,
  placement: LockedPlacement,
  { id, version }: { id: string; version: number },
  what: "raised" | "replied" | "answered" | "closed" | "disputed" | "escalated",
): Promise<void> {
  const organisationId = placement.side === "council" ? placement.providerId : placement.councilId;
  return enqueueAll(tx, [
    newJob(TELL_ISSUE, { placementId: placement.id, organisationId, issueId: id, what, version }),
  ]);
}

/** Has colleagues of the council told by mail: whose it is now, or the team that it was passed to. */
export function tellCouncilOfIssue(
  tx: Tx,
  { id: placementId, councilId: organisationId }: LockedPlacement,
  told: Pick<TellIssue, "issueId" | "version" | "ownerId"> & { what: "assigned" | "routed" },
): Promise<void> {
  return enqueueAll(tx, [newJob(TELL_ISSUE, { placementId, organisationId, ...told })]);
}

/** Has the council told at the end of each clock, where it is not met by then. */
export function remindOfIssue(
  tx: Tx,
  { id: placementId, councilId: organisationId }: LockedPlacement,
  issue: { id: string; acknowledgeDue: Date; resolveDue: Date },
): Promise<void> {
  const of = { placementId, organisationId, issueId: issue.id, version: 1 };
  return enqueueAll(tx, [
    newJob(TELL_ISSUE, { ...of, what: "not-acknowledged" }, { runAt: issue.acknowledgeDue }),
    newJob(TELL_ISSUE, { ...of, what: "not-resolved" }, { runAt: issue.resolveDue }),
  ]);
}

/** One text of an issue, for good. */
export async function writeIssueMessage(
  tx: Tx,
  actor: Actor,
  { councilId, providerId, side }: LockedPlacement,
  message: {
    issueId: string;
    kind: "raised" | "message" | "answer" | "dispute";
    words: ClearedText;
    at: Date;
  },
): Promise<void> {
  const { issueId, kind, words, at: writtenAt } = message;
  const row = { id: newId(), issueId, kind, words, councilId, providerId, side };
  await tx.placementIssueMessage.createMany({ data: [{ ...row, writtenById: actor.personId, writtenAt }] });
}
