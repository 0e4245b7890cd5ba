import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { addAction } from "~/domains/forums/commands/add-action.server";
import { askQuestion } from "~/domains/forums/commands/ask-question.server";
import { cancelBooking } from "~/domains/forums/commands/cancel-booking.server";
import { giveFeedback } from "~/domains/forums/commands/give-feedback.server";
import { markAttendance } from "~/domains/forums/commands/mark-attendance.server";
import { takeSuggestion } from "~/domains/forums/commands/move-topic.server";
import { proposeTopic } from "~/domains/forums/commands/propose-topic.server";
import { saveAgenda } from "~/domains/forums/commands/save-agenda.server";
import { saveDecisions } from "~/domains/forums/commands/save-decisions.server";
import { saveMinutes } from "~/domains/forums/commands/save-minutes.server";
import { updateActionStatus } from "~/domains/forums/commands/update-action-status.server";
import { suggestTopics } from "~/domains/forums/queries/suggest-topics.server";
import { now } from "~/platform/clock.server";
import { contentDigest } from "~/platform/forms/content-digest.server";
import { newId } from "~/platform/ids";
import { addDays, londonDate } from "~/platform/time";
import { fridayFigures } from "./demo-document.ts";
import { answer, booked, inDays, paper, published, vote } from "./demo-forum-steps.ts";
import { dudleyDates, networkOfHomes } from "./demo-forums-other.ts";
import { MINUTES } from "./demo-forums-words.ts";
import type { DemoWorld } from "./demo-region.ts";
import { done } from "./demo-search.ts";
import { hoursAgo, type Story, workingDaysAgo } from "./demo-time.ts";

/** The digest of an agenda or of decisions that nobody has written yet. */
const NOTHING_YET = contentDigest([]);

/** The forums of the demo: between them a date stands in every state that a provider can meet. */
export function forumStories(world: DemoWorld): Story[] {
  return [wolverhamptonForum, regionalForum, networkOfHomes, dudleyDates].map((story) => () => story(world));
}

/** Over, with minutes, decisions, actions and feedback; the next date of the quarter can be booked. */
async function* wolverhamptonForum({ councils, providers }: DemoWorld) {
  const { commissioner, quality } = councils.wolverhampton;
  const { ashgrove, fernhill, meadow, canalStreet } = providers;
  const start = workingDaysAgo(8, "10:00");
  yield hoursAgo(19 * 24);
  const { first, references } = await published(commissioner, {
    name: "Wolverhampton providers' forum",
    about: "Once a quarter: what works, what does not, and what we change together.",
    every: "quarter",
    dates: 3,
    firstDay: londonDate(start),
    place: "The Guildhall, Stafford Street, Wolverhampton",
    accessNotes:
      "Level entrance from the car park. A hearing loop in the hall. Parking is free for three hours.",
    capacity: 24,
    seatsPerOrganisation: 4,
    asksAccess: true,
    asksDiet: true,
  });
  const olivia = ashgrove.people.referrals;
  const seats = await booked(olivia, first, [olivia, ashgrove.people.manager, ashgrove.people.admin]);
  const [bronwen] = await booked(fernhill.people.referrals, first);
  const [fiona] = await booked(meadow.people.referrals, first);
  await done(
    "A topic",
    proposeTopic(olivia, { reference: first, title: "Referrals that arrive on a Friday afternoon" }),
  );
  await done(
    "A question",
    askQuestion(canalStreet.people.referrals, {
      reference: first,
      words: "Will the fee for the first week be paid sooner?",
    }),
  );
  yield new Date(start.getTime() - 30 * 3_600_000);
  await done(
    "The agenda",
    saveAgenda(commissioner, {
      reference: first,
      expected: NOTHING_YET,
      items: [
        { title: "Welcome, and what came of the last actions", minutes: 15, presenter: "Yasmin Farooqi" },
        { title: "Referrals that arrive on a Friday afternoon", minutes: 60, presenter: "Olivia Marsden" },
        { title: "Invoices: what delays them", minutes: 45 },
        { title: "Any other business", minutes: 15 },
      ],
    }),
  );
  yield new Date(start.getTime() + 20 * 60_000);
  const mark = (bookingId: string | undefined, how: "attended" | "missed") => ({
    key: newId(),
    markedAt: now(),
    mark: how,
    bookingId: bookingId ?? "",
  });
  const marks = [
    mark(seats[0]?.id, "attended"),
    mark(seats[1]?.id, "missed"),
    mark(seats[2]?.id, "attended"),
    mark(bronwen?.id, "attended"),
    mark(fiona?.id, "attended"),
  ];
  await done("Marks at the door", markAttendance(quality, { reference: first, marks }));
  yield new Date(start.getTime() + 26 * 3_600_000);
  await done(
    "The decisions",
    saveDecisions(commissioner, {
      reference: first,
      expected: NOTHING_YET,
      decisions: MINUTES.decisions,
    }),
  );
  const action = (words: string, doer: Actor, days: number) =>
    done(
      "An action",
      addAction(commissioner, {
        reference: first,
        words,
        doer:
          doer.organisationId === commissioner.organisationId
            ? `person:${doer.personId}`
            : `organisation:${doer.organisationId}`,
        dueOn: addDays(londonDate(now()), days),
      }),
    );
  await action("Send the council five invoices that were paid late, with their dates", olivia, 21);
  const map = await action(
    "Draw how a Friday referral reaches the manager on duty",
    fernhill.people.referrals,
    6,
  );
  await action("Say by when an invoice without an order number is sent back", commissioner, 14);
  await done(
    "The minutes",
    saveMinutes(commissioner, { reference: first, text: MINUTES.text, version: 0, publish: true }),
  );
  const feedback = {
    useful: 4,
    heard: 5,
    words: "Start at 9:30, so that the school run is over and lunch is not.",
  };
  await done(
    "Feedback",
    giveFeedback(fernhill.people.referrals, { bookingId: bronwen?.id ?? "", ...feedback }),
  );
  yield hoursAgo(4 * 24);
  await done(
    "An action done",
    updateActionStatus(fernhill.people.referrals, {
      id: map,
      version: 1,
      move: "done",
      note: "One page, sent to every council.",
    }),
  );
  const next = references[1] ?? "";
  await paper(commissioner, next, "Friday referrals: what we counted", await fridayFigures());
  await done(
    "A topic",
    proposeTopic(meadow.people.referrals, {
      reference: next,
      title: "Foster carers who are asked twice in one evening",
      words: "Two councils ring the same carer within an hour. Who decides?",
    }),
  );
}

/** To come and full: a line, and a seat that is held for who was first in it. */
async function* regionalForum({ councils, providers }: DemoWorld) {
  const { officer } = councils.hub;
  const { ashgrove, fernhill, meadow, canalStreet, northway, hearthside } = providers;
  yield hoursAgo(12 * 24);
  const { first } = await published(officer, {
    name: "Regional forum: homes and schools",
    about:
      "All fourteen councils and whoever runs a home. In the hall, and on a screen for who cannot travel.",
    every: "quarter",
    dates: 3,
    firstDay: inDays(9),
    startTime: "13:30",
    minutesLong: 180,
    place: "Council House, Victoria Square, Birmingham",
    accessNotes: "Lift from Eden Place. Ask at the desk for a quiet room.",
    url: "https://meet.example/regional-forum",
    capacity: 5,
    asksAccess: true,
    asksDiet: true,
  });
  await done(
    "The agenda",
    saveAgenda(officer, {
      reference: first,
      expected: NOTHING_YET,
      items: [
        {
          title: "School places when a child moves in the middle of a term",
          minutes: 70,
          presenter: "Anthea Marlowe",
        },
        { title: "Open questions", minutes: 40 },
      ],
    }),
  );
  const jasmine = ashgrove.people.secondManager;
  await booked(ashgrove.people.referrals, first, [ashgrove.people.referrals], [{ diet: "Vegetarian" }]);
  await booked(fernhill.people.referrals, first, [fernhill.people.referrals, fernhill.people.admin]);
  await booked(canalStreet.people.referrals, first);
  const [fiona] = await booked(meadow.people.referrals, first);
  await booked(ashgrove.people.admin, first, [ashgrove.people.admin]);
  await booked(northway.people.referrals, first);
  await booked(hearthside.people.referrals, first);
  await booked(ashgrove.people.referrals, first, [jasmine]);
  await done(
    "A topic",
    proposeTopic(fernhill.people.referrals, {
      reference: first,
      title: "A place at school within ten days",
      words: "Three children waited for more than a month this year.",
    }),
  );
  await done(
    "A topic",
    proposeTopic(canalStreet.people.referrals, {
      reference: first,
      title: "What a home may know before it offers",
    }),
  );
  yield hoursAgo(5 * 24);
  for (const by of [ashgrove.people.referrals, meadow.people.referrals, northway.people.referrals])
    await vote(by, first);
  await done(
    "A question",
    askQuestion(meadow.people.referrals, {
      reference: first,
      words: "Can we join for the second half only?",
    }),
  );
  await answer(officer, first, "Yes. The second half begins at 15:00, and the link is the same.");
  yield hoursAgo(6);
  const [suggestion] = await read(officer, (tx) => suggestTopics(tx, officer));
  if (suggestion)
    await done("A suggestion", takeSuggestion(officer, { reference: first, code: suggestion.code }));
  await done("Cancelling", cancelBooking(meadow.people.referrals, { bookingId: fiona?.id ?? "" }));
}
