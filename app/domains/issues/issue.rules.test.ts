import { expect, it } from "vitest";
import {
  acknowledgeWords,
  canEscalate,
  ISSUE_AT_MOST_DAYS,
  issueDue,
  issueTags,
  resolveWords,
  runningClock,
  teamFor,
} from "./issue.rules";

const at = (moment: string) => new Date(moment);
const issue = (more: object = {}) => ({
  ...{ urgent: false, acknowledgedAt: null, closedAt: null, escalatedAt: null, reopened: 0 },
  ...issueDue(at("2026-12-03T10:00:00Z"), false),
  ...more,
});

it.each([
  // A Thursday morning; a Friday evening over the weekend; an urgent one in the night of a Saturday.
  ["2026-12-03T10:00:00Z", false, "2026-12-04T17:00:00Z", "2026-12-10T17:00:00Z"],
  ["2026-12-04T20:00:00Z", false, "2026-12-07T17:00:00Z", "2026-12-11T17:00:00Z"],
  ["2026-12-05T23:30:00Z", true, "2026-12-06T01:30:00Z", "2026-12-06T23:30:00Z"],
])(
  "raised at %s (urgent: %s), it is acknowledged by %s and resolved by %s",
  (raised, urgent, first, last) => {
    expect(issueDue(at(raised), urgent)).toEqual({ acknowledgeDue: at(first), resolveDue: at(last) });
  },
);

it("is due within the days that the database allows, whatever the holidays", () => {
  const day = 86_400_000;
  for (let raised = at("2026-12-01T16:59:00Z").getTime(); raised < Date.UTC(2028, 0, 31); raised += day) {
    const due = issueDue(new Date(raised), false);
    expect(due.resolveDue.getTime()).toBeLessThanOrEqual(raised + ISSUE_AT_MOST_DAYS * day);
  }
});

it("goes to the team of its topic", () => {
  expect([teamFor("allowances"), teamFor("agreement"), teamFor("safety")]).toEqual([
    "finance",
    "contracts",
    "social-work",
  ]);
});

it("has one clock that runs, and is late in working time, or as it passes where it is urgent", () => {
  const late = at("2026-12-07T12:00:00Z");
  expect(runningClock(issue())?.what).toBe("acknowledge");
  expect(acknowledgeWords(issue(), late)).toMatch(/Late by 3 working hours$/);
  const urgent = issue({ urgent: true, ...issueDue(at("2026-12-05T23:30:00Z"), true) });
  expect(acknowledgeWords(urgent, late)).toMatch(/Late by 34 hours$/);
  const met = issue({ acknowledgedAt: at("2026-12-04T16:59:00Z") });
  expect(acknowledgeWords(met, late)).toMatch(/, in time$/);
  expect(runningClock(met)?.what).toBe("resolve");
  expect(resolveWords({ ...met, closedAt: at("2026-12-14T17:00:00Z") }, late)).toMatch(
    /late by 2 working days$/,
  );
  const open = { ...issue(), state: "open" as const };
  expect(issueTags(open, late).map(({ words }) => words)).toEqual(["First answer late"]);
});

it("is escalated while it is late or its answer was disputed, and once", () => {
  const [early, late] = [at("2026-12-04T16:00:00Z"), at("2026-12-04T17:00:01Z")];
  expect(canEscalate(issue(), early)).toBe(false);
  expect(canEscalate(issue(), late)).toBe(true);
  expect(canEscalate(issue({ reopened: 1 }), early)).toBe(true);
  expect(canEscalate(issue({ escalatedAt: early }), late)).toBe(false);
  expect(canEscalate(issue({ closedAt: early, reopened: 1 }), late)).toBe(false);
});
