/** What the plan of a child's arrival or leaving consists of, and what is missing. Pure; days are `YYYY-MM-DD`. */

import { startedOn } from "~/domains/agreements/placement/placement-dates.rules";
import type { PlacementFacts, Side } from "~/domains/agreements/placement/placement-words.rules";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { isFostering } from "~/domains/providers/kinds.rules";
import { addDays, daysFrom, londonDate } from "~/platform/time";
import { ESCORTS, HANDOVERS } from "./escorts.options";
import { codesOf, type ItemCode, PLAN_ITEMS, type PlanKind, type Takes } from "./plan-items.options";

/** Items that a side adds to its own list: that many at a time. */
export const MAX_OWN_ITEMS = 10;
/** The start pages of both sides say what is missing so many days before the child arrives or leaves. */
export const SHOWN_WITHIN_DAYS = 2;

/** An item as the database has it; of the list it has a code, of its side's own a label. */
export type StoredItem = {
  id: string;
  code: string | null;
  label: string | null;
  before: boolean;
  value: string | null;
  note: string | null;
  /** When it was ticked, or said not to be needed. */
  doneAt: Date | null;
  notNeeded: boolean;
};

/** One line of the plan, whether anything was written about it or not. */
export type PlanItem = {
  /** How a form names it: its code, or its id where a side added it. */
  key: string;
  label: string;
  name: string;
  hint: string | null;
  takes: Takes | null;
  before: boolean;
  own: boolean;
  value: string;
  note: string;
  doneAt: Date | null;
  notNeeded: boolean;
};

/** Words that were forgotten with the child. */
const FORGOTTEN = "An item whose words have been deleted";

/** The lines of one side: its list in the words for this kind of service, then what it added. */
export function planItems<S extends StoredItem>(
  kind: PlanKind,
  side: Side,
  stored: readonly S[],
  homeKind: string | null = null,
): (PlanItem & { stored: S | null })[] {
  const listed = codesOf(kind, side).map((code) => {
    const row = stored.find((one) => one.code === code) ?? null;
    const option = PLAN_ITEMS[code as ItemCode];
    const { takes, before } = option;
    const { label, name, hint } =
      isFostering(homeKind) && option.fostering ? { ...option.fostering, hint: undefined } : option;
    return {
      key: code,
      label,
      name,
      hint: hint ?? null,
      takes: takes ?? null,
      before: before ?? false,
      own: false,
      ...writtenOf(row),
      stored: row,
    };
  });
  const added = stored
    .filter(({ code }) => code === null)
    .map((row) => ({
      key: row.id,
      label: row.label ?? FORGOTTEN,
      name: row.label ?? FORGOTTEN,
      hint: null,
      takes: null,
      before: row.before,
      own: true,
      ...writtenOf(row),
      stored: row,
    }));
  return [...listed, ...added];
}

const writtenOf = (row: StoredItem | null) => ({
  value: row?.value ?? "",
  note: row?.note ?? "",
  doneAt: row?.doneAt ?? null,
  notNeeded: row?.notNeeded ?? false,
});

/** "4:30pm" or "The child’s social worker"; empty where nothing is said. */
export function valueWords(takes: Takes | null, value: string): string {
  if (value === "" || takes === null) return "";
  if (takes === "time") return timeWords(value);
  const list: Readonly<Record<string, string>> = takes === "escort" ? ESCORTS : HANDOVERS;
  return list[value] ?? value;
}

/** "16:30" → "4:30pm" */
function timeWords(value: string): string {
  const [hour = 0, minute = 0] = value.split(":").map(Number);
  if (minute === 0 && hour === 12) return "midday";
  if (minute === 0 && hour === 0) return "midnight";
  const past = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${past}${hour < 12 ? "am" : "pm"}`;
}

/** The day on which the child arrives or leaves; null where nobody has said one. The last night is the one before leaving. */
export function planDay(
  kind: PlanKind,
  facts: Pick<
    PlacementFacts,
    "plannedStart" | "councilMovedIn" | "providerMovedIn" | "noticeLastNight" | "lastNight"
  >,
): string | null {
  if (kind === "arrival") return startedOn(facts) ?? facts.plannedStart;
  const night = facts.lastNight ?? facts.noticeLastNight;
  return night === null ? null : addDays(night, 1);
}

/** How a plan stands, for its standing line. */
export type PlanSituation = {
  kind: PlanKind;
  day: string | null;
  today: string;
  /** The child has arrived, or has left. */
  happened: boolean;
  /** Made by phone, or ended without notice: nobody had the time, so nothing of it is late. */
  suddenly: boolean;
};

/** Of each side what it is called and its items. */
export type PlanSide = { who: string; items: readonly PlanItem[] };

export type Standing = { title: string; lines: string[]; tone: "good" | "soon" | "info" };

/** What belongs before the child arrives or leaves and is not done. */
export function missingBefore(items: readonly PlanItem[]): PlanItem[] {
  return items.filter(({ before, doneAt }) => before && doneAt === null);
}

/** Not done by the day itself: still open, or done on a later day. What is not needed was never missing. */
function doneTooLate(item: PlanItem, day: string | null): boolean {
  return (
    item.before &&
    !item.notNeeded &&
    (item.doneAt === null || (day !== null && londonDate(item.doneAt) > day))
  );
}

/** Whether an open item is late: it belonged before a day that has come, and somebody had the time. */
export function isOverdue(item: PlanItem, { happened, suddenly }: PlanSituation): boolean {
  return item.before && item.doneAt === null && happened && !suddenly;
}

/**
 * What is missing in words, of either side; once the child has arrived or left, what was not ticked before: whether it was done
 * all the same, the portal does not know.
 */
export function standingOf(sides: readonly PlanSide[], situation: PlanSituation): Standing {
  const { kind, day, today, happened, suddenly } = situation;
  const arrives = kind === "arrival" ? "arrives" : "leaves";
  const arrived = kind === "arrival" ? "arrived" : "left";
  const skipped = sides.some(({ items }) => items.some(({ before, notNeeded }) => before && notNeeded));
  const settled = skipped ? "ticked or not needed" : "ticked";
  if (!happened) {
    const lines = sides.flatMap(({ who, items }) =>
      toDo(
        who,
        missingBefore(items).map(({ name }) => name),
      ),
    );
    const due = `the child ${arrives}${day === null ? "" : ` on ${dayWords(day)}`}`;
    if (lines.length === 0)
      return { title: `Everything that must be done before ${due} is ${settled}`, lines, tone: "good" };
    const over = day !== null && day < today;
    const near = day !== null && daysFrom(today, day) <= SHOWN_WITHIN_DAYS;
    return {
      title: over
        ? `The child was due to ${kind === "arrival" ? "arrive" : "leave"} on ${dayWords(day)}. Still to do`
        : `To do before ${due}`,
      lines,
      tone: near ? "soon" : "info",
    };
  }
  const lines = sides.flatMap(({ who, items }) =>
    toDo(
      who,
      items
        .filter((item) => doneTooLate(item, day))
        .map((item) =>
          item.doneAt === null ? item.name : `${item.name} (ticked on ${dayWords(londonDate(item.doneAt))})`,
        ),
    ),
  );
  if (lines.length === 0)
    return { title: `Everything was ${settled} before the child ${arrived}`, lines, tone: "good" };
  const why = kind === "arrival" ? "Placed by phone" : "Ended without notice";
  const open = sides.some(({ items }) => missingBefore(items).length > 0);
  return {
    title: `${suddenly ? `${why}. ` : ""}Not ticked before the child ${arrived}`,
    lines,
    tone: open && !suddenly ? "soon" : "info",
  };
}

/** "Ashgrove Care: room, first meal" */
const toDo = (who: string, names: readonly string[]) =>
  names.length === 0 ? [] : [`${who}: ${names.join(", ")}`];
