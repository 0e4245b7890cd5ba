import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { clearEntries, clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { conflict, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { INTEREST_EVENTS } from "../interests/interest.events";
import { TELL_INTEREST, type TellInterest } from "../interests/interest.jobs";
import { type InterestEvent, type InterestState, interestMachine } from "../interests/interest.machine";
import { type InterestAction, may } from "../interests/interest.policy";
import type { NotNowReason } from "../interests/not-now-reasons.options";
import { findInterest, type StoredInterest } from "../queries/stored-interest.server";

// Shared by the commands that write in a provider's interest.

export type InterestNamed = { id: string };
/** Which interest, as it was seen. */
export type OfInterest = { id: string; version: number };

/** Of the provider's own telephone and the place it means to buy a council may read. */
export const MAY_STAND = ["PHONE", "EMAIL", "POSTCODE"] as const;

export type InterestChange = {
  action: Exclude<InterestAction, "view" | "submit">;
  /** The step, where there is one. */
  event: InterestEvent | null;
  reason: NotNowReason | null;
  words: string;
  what: Exclude<TellInterest["what"], "submitted">;
};

/**
 * One side writes to the other, with or without a step: the message, the interest at its next version, the event and the mail.
 * Refusals: nothing of the actor's by that id, not this role's or not now, somebody wrote meanwhile, a text that the gate does
 * not let out.
 */
export async function changeInterest(
  tx: Tx,
  actor: Actor,
  { id, version }: OfInterest,
  { action, event, reason, words, what }: InterestChange,
): Promise<Result<InterestNamed, Refusal>> {
  const interest = await findInterest(tx, actor, id, { lock: true });
  if (!interest) return err(missing());
  const allowed = may(actor, action, interest);
  if (allowed !== true) return err(refusalOf(allowed));
  if (interest.version !== version) return err(conflict());
  const next = event === null ? null : interestMachine.next(interest.state, event);
  if (next && !next.ok) return err(notNow());
  const movedTo = next ? next.value : null;
  const told = actor.kind === "provider" ? clearEntries({ words }, MAY_STAND) : clearNotices({ words });
  if (!told.ok) return told;
  const side = actor.kind === "provider" ? "provider" : "council";
  const { councilId, providerId } = interest;
  const at = now();
  const message = { id: newId(), interestId: id, councilId, providerId, side, movedTo, reason };
  await tx.interestMessage.createMany({
    data: [{ ...message, words: told.value.words, writtenById: actor.personId, writtenAt: at }],
  });
  const { count } = await tx.intentionInterest.updateMany({
    where: { id, state: interest.state, version },
    data: {
      version: { increment: 1 },
      ...(movedTo === null ? {} : { state: movedTo, stateSince: at }),
      ...(side === "council" ? { answeredAt: at } : {}),
      waitsSince: side === "council" || movedTo === "withdrawn" ? null : (interest.waitsSince ?? at),
    },
  });
  if (count === 0) return err(conflict());
  await recordInterest(tx, actor, interest, {
    kind: `interest-${what}`,
    from: interest.state,
    to: movedTo ?? interest.state,
    moved: movedTo,
  });
  await tellOfInterest(tx, actor, { ...interest, version: version + 1 }, what);
  return ok({ id });
}

type Happened = {
  kind: "interest-submitted" | "interest-answered" | "interest-written" | "interest-withdrawn";
  from?: InterestState;
  to: InterestState;
  moved?: InterestState | null;
};
type Told = Pick<StoredInterest, "id" | "councilId" | "providerId" | "title">;

/** What happened, on the record of both sides. */
export function recordInterest(
  tx: Tx,
  actor: Actor,
  { id, councilId, providerId, title }: Told,
  { kind, from, to, moved }: Happened,
): Promise<void> {
  const place = {
    councilId,
    providerId,
    subject: "interest" as const,
    subjectId: id,
    from: from ?? null,
    to,
  };
  if (kind === "interest-answered")
    return recordEvent(tx, actor, INTEREST_EVENTS, { ...place, kind, data: { title, state: moved ?? null } });
  return recordEvent(tx, actor, INTEREST_EVENTS, { ...place, kind, data: { title } });
}

/** Has the other side told by mail, once the transaction is committed. */
export function tellOfInterest(
  tx: Tx,
  actor: Actor,
  { id: interestId, councilId, providerId, title, version }: Told & { version: number },
  what: TellInterest["what"],
): Promise<void> {
  const organisationId = actor.kind === "council" ? providerId : councilId;
  return enqueueAll(tx, [newJob(TELL_INTEREST, { interestId, organisationId, what, title, version })]);
}
