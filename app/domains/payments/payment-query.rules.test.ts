import { expect, it } from "vitest";
import {
  canDispute,
  disputedWords,
  FIRST_ANSWER_AT_MOST_DAYS,
  firstAnswerDue,
  firstAnswerWords,
  queryUntil,
} from "./payment-query.rules";

const at = (moment: string) => new Date(moment);
const daysLater = (moment: Date, days: number) => new Date(moment.getTime() + days * 86_400_000);

it.each([
  // A Monday morning, a Friday evening, and over the four days of Easter 2027.
  ["2026-11-30T09:30:00Z", "2026-12-02T17:00:00Z"],
  ["2026-12-04T22:00:00Z", "2026-12-08T17:00:00Z"],
  ["2027-03-25T10:00:00Z", "2027-03-31T16:00:00Z"],
])("raised at %s, the first answer is due at %s", (raised, due) => {
  expect(firstAnswerDue(at(raised))).toEqual(at(due));
});

it("is due, late, or met", () => {
  const answerDue = at("2026-12-02T17:00:00Z");
  const words = (firstAnsweredAt: string | null, now: string) =>
    firstAnswerWords({ answerDue, firstAnsweredAt: firstAnsweredAt ? at(firstAnsweredAt) : null }, at(now));
  expect(words(null, "2026-12-01T10:00:00Z")).toEqual({
    words: "First answer due by Wednesday 2 December at 5pm",
    late: false,
  });
  expect(words(null, "2026-12-03T12:00:00Z")).toMatchObject({
    words: "First answer was due by Wednesday 2 December at 5pm. Late by 3 working hours",
    late: true,
  });
  expect(words("2026-12-02T17:00:00Z", "2027-01-10T10:00:00Z").late).toBe(false);
  expect(words("2026-12-07T17:00:00Z", "2026-12-20T10:00:00Z").words).toMatch(/late by 3 working days$/);
});

it.each([
  [null, null, "5pm on Wednesday 2 December 2026"],
  ["2026-12-02T16:00:00Z", null, null],
  ["2026-12-02T16:00:00Z", "2026-12-02T23:30:00Z", "Wednesday 16 December 2026"],
])("first answered %s and closed %s, a mail says by when with the year: %s", (first, closed, said) => {
  const [firstAnsweredAt, closedAt] = [first && at(first), closed && at(closed)];
  expect(
    queryUntil({
      answerDue: at("2026-12-02T17:00:00Z"),
      firstAnsweredAt: firstAnsweredAt || null,
      closedAt: closedAt || null,
    }),
  ).toBe(said);
});

it("says since when an answer is disputed", () => {
  expect(disputedWords(at("2026-12-03T10:00:00Z"), at("2027-01-02T10:00:00Z"))).toBe(
    "Disputed on Thursday 3 December 2026. Waiting for a new answer",
  );
});

it("a first answer is due within the days that the database allows, whatever the holidays", () => {
  for (
    let raised = at("2026-12-01T16:59:00Z");
    raised < at("2028-01-31T00:00:00Z");
    raised = daysLater(raised, 1)
  ) {
    const due = firstAnswerDue(raised);
    expect(due > raised && due <= daysLater(raised, FIRST_ANSWER_AT_MOST_DAYS)).toBe(true);
  }
});

it("an answer can be disputed for 14 days", () => {
  const closed = at("2026-12-02T23:30:00Z");
  expect(canDispute(closed, at("2026-12-16T23:59:00Z"))).toBe(true);
  expect(canDispute(closed, at("2026-12-17T00:00:00Z"))).toBe(false);
});
