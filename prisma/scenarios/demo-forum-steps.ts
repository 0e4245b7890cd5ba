import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import type { Needs } from "~/domains/forums/booking.schema";
import { answerForumQuestion } from "~/domains/forums/commands/answer-question.server";
import { bookSeats } from "~/domains/forums/commands/book-seats.server";
import { addPaper } from "~/domains/forums/commands/keep-paper.server";
import { planSeries } from "~/domains/forums/commands/plan-series.server";
import { publishDate } from "~/domains/forums/commands/publish-date.server";
import { voteTopic } from "~/domains/forums/commands/vote-topic.server";
import type { SeriesInput } from "~/domains/forums/forum.schema";
import { contentDigest } from "~/platform/forms/content-digest.server";
import { addDays, londonDate } from "~/platform/time";
import { isWorkingDay } from "~/platform/working-days";
import { arrived } from "./demo-arrived.ts";
import { done } from "./demo-search.ts";

/** The first working day from so many days after the demo opens. */
export function inDays(days: number): string {
  let day = addDays(londonDate(new Date()), days);
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** A series with all its dates published; gives it with their references, the first first. */
export async function published(
  by: Actor,
  series: Partial<SeriesInput> & { name: string; firstDay: string },
) {
  const input: SeriesInput = {
    kind: "forum",
    about: undefined,
    every: "once",
    audience: "all",
    dates: 1,
    startTime: "10:00",
    minutesLong: 150,
    place: undefined,
    accessNotes: undefined,
    url: undefined,
    capacity: 20,
    asksAccess: false,
    asksDiet: false,
    ...series,
  };
  const planned = await done(`Planning ${series.name}`, planSeries(by, input));
  for (const reference of planned.references)
    await done(`Publishing ${reference}`, publishDate(by, { reference, version: 1 }));
  const [first = ""] = planned.references;
  return { ...planned, first };
}

type Guest = Actor | { name: string; email: string };

/** Seats for some people, in their order; whoever gets none waits. Gives the bookings. */
export function booked(by: Actor, reference: string, people: readonly Guest[] = [by], needs: Needs[] = []) {
  const attendees = people.map((one) => ("personId" in one ? { personId: one.personId } : one));
  const input = { reference, people: attendees, waitIfFull: true, needs };
  return done(`Booking ${reference} for ${by.organisationName}`, bookSeats(by, input));
}

/** A paper for a date, to be made by the worker as it is in life. */
export async function paper(by: Actor, reference: string, title: string, file: Buffer): Promise<void> {
  const input = { reference, title, file: await arrived(file) };
  await done(`A paper for ${reference}`, addPaper(by, input));
}

/** Votes for the first topic of a date's series. */
export async function vote(by: Actor, reference: string): Promise<void> {
  const topic = await read(by, async (tx) => {
    const date = await tx.forumDate.findUniqueOrThrow({ where: { reference } });
    return tx.forumTopic.findFirstOrThrow({
      where: { seriesId: date.seriesId },
      orderBy: { createdAt: "asc" },
    });
  });
  await done("A vote", voteTopic(by, { reference, topicId: topic.id, vote: "for" }));
}

export async function answer(by: Actor, reference: string, words: string): Promise<void> {
  const question = await read(by, (tx) =>
    tx.forumQuestion.findFirstOrThrow({ where: { date: { reference } } }),
  );
  const expected = contentDigest(question.answer);
  await done(
    "An answer",
    answerForumQuestion(by, { reference, questionId: question.id, expected, answer: words }),
  );
}
