import { defineEvents, toBoth, toCouncil, toProvider } from "~/domains/audit/events.rules";

const onDate = { dateId: "text", movedFrom: "text?" } as const;
const ofDate = {
  dateId: "text?",
  seriesId: "text?",
  paperId: "text?",
  topicId: "text?",
  questionId: "text?",
  actionId: "text?",
  items: "number?",
  decisions: "number?",
  told: "number?",
  moved: "number?",
  from: "number?",
  to: "number?",
} as const;

/**
 * What happens at forums: what organises them is for their owner, a council or the hub, and what concerns a seat, a
 * topic or an action for both sides. Seats that move by themselves are written by `record_forum_move` in
 * prisma/sql/forums/dates.sql.
 */
export const FORUM_EVENTS = defineEvents(
  {
    domain: "forums",
    group: "forum",
    subjects: ["forum-series", "forum-date", "forum-booking", "forum-topic", "organisation"],
  },
  {
    "forum-planned": toCouncil("A forum was planned", ofDate),
    "forum-published": toCouncil("The date was published", ofDate),
    "forum-changed": toCouncil("The date was changed", ofDate),
    "forum-cancelled": toCouncil("The date was cancelled", ofDate),
    "forum-seats-changed": toCouncil("The number of seats was changed", ofDate),
    "forum-guest-added": toCouncil("A provider was added to the guest list", ofDate),
    "forum-guest-removed": toCouncil("A provider was removed from the guest list", ofDate),
    "forum-organisation-blocked": toCouncil("A provider was blocked"),
    "forum-organisation-unblocked": toCouncil("A provider is no longer blocked"),
    "forum-booked": toBoth("A seat was booked", onDate),
    "forum-waiting": toBoth("Somebody joined the waiting list", onDate),
    "forum-seat-offered": toBoth("A seat was offered to the first person waiting", onDate),
    "forum-seat-accepted": toBoth("An offered seat was taken", onDate),
    "forum-seat-lapsed": toBoth("An offered seat was not taken in time", onDate),
    "forum-booking-cancelled": toBoth("A booking was cancelled", onDate),
    "forum-booking-restored": toBoth("A booking was restored", onDate),
    "forum-needs-changed": toBoth("Access needs were changed", onDate),
    "forum-attended": toBoth("Attended", onDate),
    "forum-missed": toBoth("Did not attend", onDate),
    "forum-walked-in": toBoth("Attended without a booking", onDate),
    "forum-topic-proposed": toBoth("A topic was proposed", onDate),
    "forum-topic-moved": toCouncil("A topic was decided on", ofDate),
    "forum-question-answered": toCouncil("A question was answered", ofDate),
    "forum-agenda-saved": toCouncil("The agenda was written", ofDate),
    "forum-paper-added": toCouncil("A paper was added", ofDate),
    "forum-paper-ready": toCouncil("A paper was checked and is ready", ofDate),
    "forum-paper-refused": toCouncil("A paper was not accepted", ofDate),
    "forum-paper-removed": toCouncil("A paper was removed", ofDate),
    "forum-minutes-saved": toCouncil("The minutes were written", ofDate),
    "forum-minutes-published": toCouncil("The minutes were published", ofDate),
    "forum-decisions-saved": toCouncil("Decisions were written", ofDate),
    "forum-action-added": toCouncil("An action was agreed", ofDate),
    "forum-action-settled": toBoth("The status of an action was updated", { ...onDate, actionId: "text" }),
    "forum-feedback-given": toProvider("Feedback was given", onDate),
  },
);
