/** Which days a placement may begin and end on, and what follows from them. Pure; days are `YYYY-MM-DD`. */
import { addDays } from "~/platform/time";

/** Notice that either side gives, where the agreement says nothing else. */
export const NOTICE_DAYS = 28;
/** A word on the day a child moved in that comes later than this says why. */
export const LATE_AFTER_DAYS = 28;
/** Further back nobody has simply forgotten to say it. */
const OLDEST_DAYS = 366;
/** A notice for later than this is a slip of the year. */
const FURTHEST_DAYS = 366;

export type PlacementDays = {
  councilMovedIn: string | null;
  providerMovedIn: string | null;
};

/** What is wrong with a form, beside which of its fields. */
export type DayProblem<F extends string> = { field: F; message: string };

/** Whether both sides have said when the child moved in, and not the same day. */
export function datesDiffer({ councilMovedIn, providerMovedIn }: PlacementDays): boolean {
  return councilMovedIn !== null && providerMovedIn !== null && councilMovedIn !== providerMovedIn;
}

/** The day on which the placement began: both said it, or the only one that was said; the earlier of two. */
export function startedOn({ councilMovedIn, providerMovedIn }: PlacementDays): string | null {
  const said = [councilMovedIn, providerMovedIn].filter((day) => day !== null).sort();
  return said[0] ?? null;
}

/** A child has moved in on a day that has come, and one that is long past needs a reason. */
export function moveInProblem(
  { movedIn, why }: { movedIn: string; why: string },
  today: string,
): DayProblem<"movedIn" | "why"> | undefined {
  if (movedIn > today)
    return { field: "movedIn", message: "The day the child moved in must be today or in the past" };
  if (movedIn < addDays(today, -OLDEST_DAYS))
    return { field: "movedIn", message: "The day the child moved in must be in the last 12 months" };
  if (movedIn < addDays(today, -LATE_AFTER_DAYS) && why === "")
    return { field: "why", message: `Say why this is confirmed more than ${LATE_AFTER_DAYS} days later` };
  return undefined;
}

/** A day that is corrected once notice was given leaves a night between the move and the last one. */
export function correctionProblem(
  said: PlacementDays,
  noticeLastNight: string | null,
): DayProblem<"movedIn"> | undefined {
  const started = startedOn(said);
  if (started === null || noticeLastNight === null || started <= noticeLastNight) return undefined;
  return {
    field: "movedIn",
    message: "The day the child moved in must not be after the last night of the notice",
  };
}

/** The notice of an agreement, in days; with a trial period, how long that is and what applies in it to either side. */
export type NoticeTerms = {
  council: number;
  provider: number;
  trialDays: number | null;
  trialNotice: number | null;
};

/** So many days of notice are due today, and the last night that they lead to. */
export type NoticeDue = { days: number; lastNight: string; inTrial: boolean };

/** The notice that a side gives today: that of its agreement, where one is in force, else the usual. */
export function noticeDue(
  side: "council" | "provider",
  terms: NoticeTerms | null,
  { started, today }: { started: string; today: string },
): NoticeDue {
  const inTrial = terms !== null && terms.trialDays !== null && today < addDays(started, terms.trialDays);
  const days = inTrial ? (terms.trialNotice ?? 0) : (terms?.[side] ?? NOTICE_DAYS);
  return { days, lastNight: addDays(today, days), inTrial };
}

/** "28 days" */
export const daysOfNotice = (days: number): string => (days === 1 ? "1 day" : `${days} days`);

/** Notice is for a night to come; shorter than is due it says why. */
export function noticeProblem(
  { lastNight, short }: { lastNight: string; short: string },
  due: Pick<NoticeDue, "days" | "lastNight">,
  today: string,
): DayProblem<"lastNight" | "short"> | undefined {
  if (lastNight < today)
    return {
      field: "lastNight",
      message: "The last night must be today or later. If the child has left, record the end instead",
    };
  if (lastNight > addDays(today, FURTHEST_DAYS))
    return { field: "lastNight", message: "The last night must be within the next 12 months" };
  if (lastNight < due.lastNight && short === "")
    return { field: "short", message: `Say why the notice is shorter than ${daysOfNotice(due.days)}` };
  return undefined;
}

/** Whether the placement ended without notice: then both moves were made at one moment. */
export function endedWithoutNotice(one: { noticeAt: Date | null; endedAt: Date | null }): boolean {
  return one.endedAt !== null && one.noticeAt?.getTime() === one.endedAt.getTime();
}

/** An end is recorded once the child has left, and not before the child came. */
export function endProblem(
  lastNight: string,
  started: string | null,
  today: string,
): DayProblem<"lastNight"> | undefined {
  if (lastNight > today)
    return {
      field: "lastNight",
      message: "The last night must be today or in the past. Until then, give notice",
    };
  if (started !== null && lastNight < started)
    return { field: "lastNight", message: "The last night must not be before the child moved in" };
  return undefined;
}
