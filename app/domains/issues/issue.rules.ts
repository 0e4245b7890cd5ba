/** Who gets an issue, its two clocks, and what pages say of it. Pure. */
import { absoluteDayAndTime, addDays, londonDate, longDate } from "~/platform/time";
import { addWorkingDays } from "~/platform/working-days";
import { lateInWorkingTime } from "~/platform/working-time";
import type { Tone } from "~/ui/tones";
import type { IssueState } from "./issue.machine";
import { type IssueTeam, type IssueTopic, issueTopicWords } from "./issue.options";

const HOUR = 3_600_000;
/** Somebody of the council writes within so many working days, and it is resolved within so many. */
export const ACKNOWLEDGE_WORKING_DAYS = 1;
export const RESOLVE_WORKING_DAYS = 5;
/** An urgent one in elapsed time: nights and weekends count. */
export const URGENT_ACKNOWLEDGE_HOURS = 2;
export const URGENT_RESOLVE_HOURS = 24;
/** With weekends and bank holidays never more days than these. The same in `prisma/sql/issues.sql`. */
export const ISSUE_AT_MOST_DAYS = 21;
/** So long after an answer the provider may say that it is not right. The same in `prisma/sql/issues.sql`. */
export const ISSUE_DISPUTE_DAYS = 14;

/** The team that gets what is not social work's own. */
const OTHER_TEAMS: Partial<Record<IssueTopic, IssueTeam>> = {
  allowances: "finance",
  agreement: "contracts",
};
export const teamFor = (topic: IssueTopic): IssueTeam => OTHER_TEAMS[topic] ?? "social-work";

/** The moments by which an issue is acknowledged and resolved. */
export function issueDue(raisedAt: Date, urgent: boolean): { acknowledgeDue: Date; resolveDue: Date } {
  if (!urgent)
    return {
      acknowledgeDue: addWorkingDays(raisedAt, ACKNOWLEDGE_WORKING_DAYS),
      resolveDue: addWorkingDays(raisedAt, RESOLVE_WORKING_DAYS),
    };
  const after = (hours: number) => new Date(raisedAt.getTime() + hours * HOUR);
  return { acknowledgeDue: after(URGENT_ACKNOWLEDGE_HOURS), resolveDue: after(URGENT_RESOLVE_HOURS) };
}

/** The last day on which an answer can be disputed. */
export const disputeUntil = (closedAt: Date) => addDays(londonDate(closedAt), ISSUE_DISPUTE_DAYS);
export const canDispute = (closedAt: Date, at: Date) => londonDate(at) <= disputeUntil(closedAt);

/** What the clocks of an issue are worked out from. */
export type IssueClockFacts = {
  urgent: boolean;
  acknowledgeDue: Date;
  acknowledgedAt: Date | null;
  resolveDue: Date;
  closedAt: Date | null;
};

/** The clock that is running: the first answer until there is one, then the resolution; null of one that is answered. */
export function runningClock(issue: IssueClockFacts): { due: Date; what: "acknowledge" | "resolve" } | null {
  if (issue.closedAt !== null) return null;
  return issue.acknowledgedAt === null
    ? { due: issue.acknowledgeDue, what: "acknowledge" }
    : { due: issue.resolveDue, what: "resolve" };
}

/** Whether the clock that runs is over. */
export function isLate(issue: IssueClockFacts, at: Date): boolean {
  const clock = runningClock(issue);
  return clock !== null && at > clock.due;
}

/** Whether the provider may take it to the team managers: once, while it is late or where an answer was disputed. */
export const canEscalate = (
  issue: IssueClockFacts & { escalatedAt: Date | null; reopened: number },
  at: Date,
) => issue.closedAt === null && issue.escalatedAt === null && (issue.reopened > 0 || isLate(issue, at));

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** How late: of an urgent issue in hours and days as they pass, else in working time. */
function lateBy(urgent: boolean, due: Date, at: Date): string {
  if (!urgent) return lateInWorkingTime(due, at);
  const hours = Math.floor((at.getTime() - due.getTime()) / HOUR);
  if (hours < 1) return "less than an hour";
  return hours < 48 ? counted(hours, "hour") : counted(Math.floor(hours / 24), "day");
}

/** "First answer due by …", "Resolved on …, late by 2 working days": where one of its clocks is. */
function clockWords(
  { urgent, due, doneAt }: { urgent: boolean; due: Date; doneAt: Date | null },
  { noun, verb }: { noun: string; verb: string },
  at: Date,
): string {
  const late = (doneAt ?? at) > due;
  if (doneAt !== null)
    return `${verb} on ${absoluteDayAndTime(doneAt, at)}, ${late ? `late by ${lateBy(urgent, due, doneAt)}` : "in time"}`;
  const by = absoluteDayAndTime(due, at);
  return late ? `${noun} was due by ${by}. Late by ${lateBy(urgent, due, at)}` : `${noun} due by ${by}`;
}

export const acknowledgeWords = (issue: IssueClockFacts, at: Date) =>
  clockWords(
    { urgent: issue.urgent, due: issue.acknowledgeDue, doneAt: issue.acknowledgedAt },
    { noun: "First answer", verb: "First answered" },
    at,
  );
export const resolveWords = (issue: IssueClockFacts, at: Date) =>
  clockWords(
    { urgent: issue.urgent, due: issue.resolveDue, doneAt: issue.closedAt },
    { noun: "Resolution", verb: "Resolved" },
    at,
  );

/** The clock that is running, in words; of one that is answered how it was resolved. */
export const runningClockWords = (issue: IssueClockFacts, at: Date) =>
  runningClock(issue)?.what === "acknowledge" ? acknowledgeWords(issue, at) : resolveWords(issue, at);

export function issueTitle({ topic, urgent }: { topic: string; urgent: boolean }): string {
  const words = issueTopicWords(topic);
  return urgent ? `Urgent: ${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
}

/** Its state, whether it is late, and whether it went to the team managers or an answer was disputed. */
export function issueTags(
  issue: IssueClockFacts & { state: IssueState; escalatedAt: Date | null; reopened: number },
  at: Date,
): { words: string; tone: Tone }[] {
  const tags: { words: string; tone: Tone }[] = [];
  if (issue.state === "answered") tags.push({ words: "Answered", tone: "good" });
  else if (isLate(issue, at))
    tags.push({ words: issue.acknowledgedAt === null ? "First answer late" : "Late", tone: "now" });
  else if (issue.acknowledgedAt === null) tags.push({ words: "Waiting for an answer", tone: "soon" });
  else tags.push({ words: "Open", tone: "info" });
  if (issue.escalatedAt !== null) tags.push({ words: "Escalated", tone: "soon" });
  if (issue.reopened > 0)
    tags.push({
      words: issue.reopened === 1 ? "Answer disputed" : `Answer disputed ${issue.reopened} times`,
      tone: "soon",
    });
  return tags;
}

/** Where an answer that was disputed stands. */
export const disputedWords = (disputedAt: Date, at: Date) =>
  `Disputed on ${longDate(disputedAt, at)}. Waiting for a new answer`;
