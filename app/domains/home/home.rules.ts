import type { Waiting } from "~/domains/access/waiting";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { homeTitle } from "~/domains/providers/service-words.rules";
import { workingHeadline } from "~/domains/referrals/headline.rules";
import type { OfReferral } from "~/domains/referrals/queries/waiting.server";
import { absoluteDayAndTime, dayAndTime, dayWord, longDate, remaining } from "~/platform/time";
import { byUrgency } from "~/platform/urgency";
import { addWorkingDays } from "~/platform/working-days";
import { HOME_ADDRESSES, type HomePaths } from "./home-addresses.rules";
import { HOME_KINDS, type HomeRow, type Waits } from "./home-kinds.rules";
import { MOST_ROWS } from "./most-rows.rules";
import type { WaitingKind } from "./waiting-kinds";

/** A row as its domain reads it: of an offer with what its home is called by, of a draft with what is known of the child. */
export type WaitingRow = Waits | WaitingOfHome<WaitingKind> | OfReferral<WaitingKind>;

/** What waits, as the page says it: homes and drafts with the names that they go by, and by when a provider is confirmed. */
export function inWords(row: WaitingRow): Waits {
  if ("homeKind" in row) return withHome(row);
  if ("serviceKind" in row) return described(row);
  // A working day after it was asked, somebody should have confirmed it.
  if (row.kind === "provider-to-confirm" && row.since) return { ...row, until: addWorkingDays(row.since, 1) };
  return row;
}

/** What waits for an offer, called by its home, which may have told no name. */
export function withHome<K extends WaitingKind>(row: WaitingOfHome<K>): Waiting<K> {
  const { homeKind: _kind, homeArea: _area, ...one } = row;
  return { ...one, name: homeTitle(row) };
}

/** A draft has no edition to name it: it is called by what is known of the child. */
function described<K extends WaitingKind>({ age, gender, serviceKind, ...draft }: OfReferral<K>): Waiting<K> {
  return { ...draft, headline: workingHeadline({ age, gender, serviceKind }) };
}

const HOUR = 3_600_000;

/** A moment, in words; of a whole day no hour is said, since nobody has set one. */
type Due = { at: Date; words: string; wholeDay?: true | undefined };

/**
 * The next of its moments: the one that it must not pass itself, answers to its referral, the day that is needed. Of
 * those that have all gone by the latest. Null where nothing has set one.
 */
function momentOf(one: Waits, now: Date): Due | null {
  const { until, wholeDay } = HOME_KINDS[one.kind];
  const moments: Due[] = [
    ...(one.until ? [{ at: one.until, words: until ?? "by", wholeDay }] : []),
    ...(one.answerBy
      ? [{ at: one.answerBy, words: `answers ${one.answerBy < now ? "were" : "are"} due` }]
      : []),
    ...(one.neededBy ? [{ at: one.neededBy, words: "needed by" }] : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return moments.find(({ at }) => at >= now) ?? moments.at(-1) ?? null;
}

/**
 * By when it is sorted: its moment, else so long after it began to wait, never sooner than what is due within two
 * hours. What can be done at any time has none.
 */
function dueAt(one: Waits, now: Date): Date | null {
  const { within, anyTime } = HOME_KINDS[one.kind];
  const moment = momentOf(one, now);
  if (moment || anyTime) return moment?.at ?? null;
  const looked = (one.since ?? now).getTime() + within * HOUR;
  return new Date(Math.max(looked, now.getTime() + 2 * HOUR));
}

/** The rows of a home in words with where they lead, the most urgent first, at most `MOST_ROWS`. */
export function homeRows(waiting: readonly Waits[], paths: HomePaths, now: Date): HomeRow[] {
  const urgency = byUrgency(now);
  return waiting
    .map((one) => ({ one, due: dueAt(one, now), to: HOME_ADDRESSES[one.kind](one, paths) }))
    .sort((a, b) => urgency(a.due, b.due) || a.to.localeCompare(b.to))
    .slice(0, MOST_ROWS)
    .map(({ one, to }) => homeRow(one, to, now));
}

function homeRow(one: Waits, to: string, now: Date): HomeRow {
  const { tag, title, why: reason } = HOME_KINDS[one.kind];
  const why = typeof reason === "string" ? reason : reason(one);
  const moment = momentOf(one, now);
  const waits =
    moment && one.since && one.kind !== "draft" ? ` Waiting since ${dayAndTime(one.since, now)}.` : "";
  return {
    key: `${one.kind} ${to}`,
    to,
    title: title(one),
    reference: one.reference,
    tag,
    why:
      one.headline && one.kind !== "draft" && one.kind !== "no-offers"
        ? `${one.headline}. ${why}${waits}`
        : `${why}${waits}`,
    clock: clockOf(one, moment, now),
  };
}

/** What it is sorted by: the time that is left, else since when it waits. */
function clockOf(one: Waits, moment: Due | null, now: Date): HomeRow["clock"] {
  if (moment) {
    const left = remaining(now, moment.at);
    return {
      remaining: left.words,
      moment: `${moment.words} ${(moment.wholeDay ? dayWord : dayAndTime)(moment.at, now)}`,
      printed: `${moment.words} ${(moment.wholeDay ? longDate : absoluteDayAndTime)(moment.at, now)}`,
      tone: left.tone,
    };
  }
  if (!one.since) return null;
  const late = now.getTime() - one.since.getTime() > HOME_KINDS[one.kind].within * HOUR;
  return {
    remaining: remaining(one.since, now).words,
    moment: `waiting since ${dayAndTime(one.since, now)}`,
    printed: `waiting since ${absoluteDayAndTime(one.since, now)}`,
    tone: late ? "soon" : "plain",
  };
}
