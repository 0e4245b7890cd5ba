import { addDays, daysFrom } from "~/platform/time";
import { childKey, type JoinedEpisode } from "./join-returns.rules";
import { AGE_BANDS, stateOf, typeOfCode } from "./placement-types.rules";
import type { EpisodeRow } from "./return-rows.rules";

/**
 * From the episodes of the return to spells: stretches of nights that one child spent in one state. Pure.
 *
 * Returns overlap: each year's has the episodes of the year, so that one which was open in the first is closed in the
 * second. Of two rows of a child that begin on one day the later end counts (an open row is the older news); of two that
 * end on one day, or are both open, the longer. A row that runs into the next ends where that begins. These are the rules
 * of the public demand models (cs-demand-model, its regional successor), so that our stock is theirs.
 */

/** Days since 1 January 1970. */
export type Day = number;

export const dayOf = (date: string): Day => daysFrom("1970-01-01", date);
export const dateOf = (day: Day): string => addDays("1970-01-01", day);

/** The days that returns tell of whole. */
export interface DayRange {
  /** 1 April on or before the first end of an episode: a return has the episodes that were open in its year. */
  first: Day;
  /** 31 March on or after the last date of any episode. */
  last: Day;
  /** The last date of any episode: files of the middle of a year tell nothing of what came later. */
  latest: Day;
}

/** Children come and go every few weeks: after so many days without a date the files tell of the day no more. */
const QUIET_DAYS = 31;

/** Whether the files tell of a day, so that what they count on it happened. */
export function isKnown(day: Day, { last, latest }: DayRange): boolean {
  return day <= last && day <= latest + QUIET_DAYS;
}

/** What the rows of the returns cover, or null where no episode has ended: then there is no flow to measure. */
export function rangeOf(rows: readonly EpisodeRow[]): DayRange | null {
  const ends = rows.flatMap(({ ended }) => (ended === null ? [] : [ended])).sort();
  const dates = [...ends, ...rows.map(({ began }) => began)].sort();
  const [firstEnd] = ends;
  const latest = dates.at(-1);
  if (!firstEnd || !latest) return null;
  return {
    first: dayOf(`${returnYear(firstEnd)}-04-01`),
    last: dayOf(`${returnYear(latest) + 1}-03-31`),
    latest: dayOf(latest),
  };
}

/** The year in whose April the return of a date begins. */
function returnYear(date: string): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) < "04-01" ? year - 1 : year;
}

export interface Spell {
  /** The group of children that the child falls into, from 0: rates are worked out without each group in turn. */
  group: number;
  /** The first night, and the first night that is no longer of the spell; null while it is open. */
  from: Day;
  to: Day | null;
  state: number;
  /** Whether the child came into care with it. */
  entered: boolean;
  /** The state that the child went to when it ended: null when it left care or the spell is open. */
  next: number | null;
}

/** Reasons for a new episode that are no new placement: legal status (L), status of the placement (T), or both (U). */
const SAME_PLACEMENT = new Set(["L", "T", "U"]);

interface Stay {
  from: Day;
  to: Day | null;
  type: number;
  reason: string;
}

/** The spells of the children of the episodes. `groupOf` spreads children over groups by their number. */
export function spellsOf(
  episodes: readonly JoinedEpisode[],
  { last }: DayRange,
  groupOf: (child: string) => number,
): Spell[] {
  const byChild = new Map<string, JoinedEpisode[]>();
  for (const episode of episodes) {
    const key = childKey(episode);
    byChild.set(key, [...(byChild.get(key) ?? []), episode]);
  }
  return [...byChild.values()].flatMap((own) => {
    const [{ child, born }] = own as [JoinedEpisode];
    return spellsOfChild(groupOf(child), staysOf(own), born, last);
  });
}

function staysOf(rows: readonly EpisodeRow[]): Stay[] {
  const sorted = rows
    .map((row) => ({
      from: dayOf(row.began),
      to: row.ended === null ? null : dayOf(row.ended),
      type: typeOfCode(row.place),
      reason: row.reason,
    }))
    .sort((a, b) => a.from - b.from || (a.to ?? 0) - (b.to ?? 0));
  const lastOfStart = sorted
    .filter((stay, at) => stay.from !== sorted[at + 1]?.from)
    // Begun and ended on one day: no night in care.
    .filter(({ from, to }) => from !== to);
  const ends = new Set<Day | null>();
  const firstOfEnd = lastOfStart.filter(({ to }) => !ends.has(to) && ends.add(to));
  const stays: Stay[] = [];
  firstOfEnd.forEach((stay, at) => {
    const following = firstOfEnd[at + 1];
    const to = following && (stay.to === null || stay.to > following.from) ? following.from : stay.to;
    const last = stays.at(-1);
    if (last && last.to === stay.from && SAME_PLACEMENT.has(stay.reason)) last.to = to;
    else stays.push({ ...stay, to });
  });
  return stays;
}

function spellsOfChild(group: number, stays: readonly Stay[], born: string, last: Day): Spell[] {
  const birthdays = AGE_BANDS.slice(1).map(({ from }) => birthday(born, from));
  const spells: Spell[] = [];
  for (const stay of stays) {
    // A child ages in care: a stay is cut on each birthday that begins a band.
    const cuts = birthdays.filter((day) => day > stay.from && day < (stay.to ?? last + 1));
    const starts = [stay.from, ...cuts];
    starts.forEach((from, at) => {
      const before = spells.at(-1);
      const band = birthdays.filter((day) => day <= from).length;
      const state = stateOf(band, stay.type);
      const entered = before?.to !== from;
      if (before && !entered) before.next = state;
      spells.push({ group, from, to: starts[at + 1] ?? stay.to, state, entered, next: null });
    });
  }
  return spells;
}

/** The day on which somebody has completed so many years; born on 29 February, on 1 March of other years. */
function birthday(born: string, years: number): Day {
  const [year = 0, month = 1, day = 1] = born.split("-").map(Number);
  return Date.UTC(year + years, month - 1, day) / 86_400_000;
}
