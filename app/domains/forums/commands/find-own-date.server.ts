import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { KindAndFacts, KindOf } from "~/domains/audit/events.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { FORUM_EVENTS } from "../forum.events";
import { type ForumAction, may } from "../forum.policy";
import { type ForumDateRow, findForumDate } from "../queries/find-forum-date.server";

/** A date of the actor's organisation, by whoever may run it. */
export async function findOwnDate(
  tx: Tx,
  actor: Actor,
  reference: string,
  action: ForumAction = "run",
): Promise<Result<ForumDateRow, Refusal>> {
  const date = await findForumDate(tx, { reference });
  if (!date || date.ownerOrganisationId !== actor.organisationId) return err(missing());
  const allowed = may(actor, action, date);
  return allowed === true ? ok(date) : err(refusalOf(allowed));
}

type DateKind = Exclude<
  KindOf<typeof FORUM_EVENTS>,
  | `forum-organisation-${string}`
  | "forum-booked"
  | "forum-waiting"
  | "forum-seat-offered"
  | "forum-seat-accepted"
  | "forum-seat-lapsed"
  | "forum-booking-cancelled"
  | "forum-booking-restored"
  | "forum-needs-changed"
  | "forum-attended"
  | "forum-missed"
  | "forum-walked-in"
  | "forum-topic-proposed"
  | "forum-action-settled"
  | "forum-feedback-given"
>;

/** An event of a date, for its owner's timeline. */
export function recordDateEvent(
  tx: Tx,
  actor: Actor,
  date: { id: string },
  event: KindAndFacts<typeof FORUM_EVENTS, DateKind> & { from?: string; to?: string },
): Promise<void> {
  return recordEvent(tx, actor, FORUM_EVENTS, {
    ...event,
    audience: "council",
    councilId: actor.kind === "council" ? actor.organisationId : null,
    subject: "forum-date",
    subjectId: date.id,
    data: { dateId: date.id, ...event.data },
  });
}
