/** What lists and pages say of a placement. Pure; days are `YYYY-MM-DD`. */

import { dayWords } from "~/domains/offers/offer-words.rules";
import { homeTitle, type NamedHome } from "~/domains/providers/service-words.rules";
import { daysFrom } from "~/platform/time";
import type { Tone } from "~/ui/tones";
import { PLACEMENT_STATE_WORDS, type PlacementState } from "./placement.machine";
import { datesDiffer, startedOn } from "./placement-dates.rules";

export type PlacementFacts = {
  state: PlacementState;
  plannedStart: string;
  councilMovedIn: string | null;
  providerMovedIn: string | null;
  noticeLastNight: string | null;
  lastNight: string | null;
  /** The provider has recorded the end, and the council has not confirmed it. */
  endToConfirm: boolean;
};

export type Side = "council" | "provider";
type Tag = { words: string; tone: Tone };

const TONES: Readonly<Record<PlacementState, Tone>> = {
  planned: "info",
  started: "good",
  "notice-given": "soon",
  ended: "plain",
  "fallen-through": "plain",
};

/** "3 of 4 registered places taken. 1 child expected"; without a number of places who lives there alone. */
export function bedsWords(one: { living: number; expected: number; places: number | null }): string {
  const children = one.living === 1 ? "1 child" : `${one.living} children`;
  const lives =
    one.places === null
      ? `${children} placed here through Homeward`
      : `${one.living} of ${one.places} registered places taken through Homeward`;
  return one.expected === 0
    ? lives
    : `${lives}. ${one.expected === 1 ? "1 child" : `${one.expected} children`} expected`;
}

/** A placement as a row of a list names it. */
export type NamedPlacement = NamedHome & {
  id: string;
  reference: string;
  headline: string;
  childNumber: number;
  childCount: number;
};

/** The home and whoever is on the other side of it: "Alder House, Ashgrove Care", "Alder House for Wolverhampton". */
export function homeLine(row: NamedHome & { other: string | null }, side: Side): string {
  const home = homeTitle(row);
  if (!row.other) return home;
  return side === "council" ? `${home}, ${row.other}` : `${home} for ${row.other}`;
}

/** "Girl, 14", and which of several children: "Girl, 14 (child 2 of 3)". */
export function childWords(one: { headline: string; childNumber: number; childCount: number }): string {
  return one.childCount === 1
    ? one.headline
    : `${one.headline} (child ${one.childNumber} of ${one.childCount})`;
}

/** The state, and what somebody should look at. */
export function placementTags(one: PlacementFacts, side: Side, today: string): Tag[] {
  const state: Tag = { words: PLACEMENT_STATE_WORDS[one.state], tone: TONES[one.state] };
  const due = dueWords(one, side, today);
  return due === null ? [state] : [state, due];
}

/** What waits for this side: a day or an end to confirm, days that differ, a notice that has run out. */
export function dueWords(one: PlacementFacts, side: Side, today: string): Tag | null {
  if (one.state === "planned")
    return one.plannedStart <= today ? { words: "Confirm the move", tone: "soon" } : null;
  if (one.state === "notice-given" && one.noticeLastNight !== null && one.noticeLastNight < today)
    return { words: "Record the end", tone: "now" };
  if (one.endToConfirm && side === "council") return { words: "Confirm the end", tone: "now" };
  if (one.state !== "started" && one.state !== "notice-given") return null;
  if (datesDiffer(one)) return { words: "Dates differ", tone: "now" };
  const own = side === "council" ? one.councilMovedIn : one.providerMovedIn;
  return own === null ? { words: "Confirm the move", tone: "soon" } : null;
}

/** The days of a placement in one line. */
export function daysLine(one: PlacementFacts, today: string): string {
  const started = startedOn(one);
  switch (one.state) {
    case "planned":
      return one.plannedStart < today
        ? `Planned start ${dayWords(one.plannedStart)}, not confirmed`
        : `Planned start ${dayWords(one.plannedStart)}`;
    case "started":
      if (one.councilMovedIn === null) return `Provider says moved in ${dayWords(started ?? "")}`;
      return datesDiffer(one)
        ? `Council says ${dayWords(one.councilMovedIn ?? "")}, provider says ${dayWords(one.providerMovedIn ?? "")}`
        : `Moved in ${dayWords(started ?? "")}`;
    case "notice-given":
      return `Moved in ${dayWords(started ?? "")}. ${noticeEndsWords(one.noticeLastNight ?? "", today)}`;
    case "ended":
      return one.endToConfirm
        ? `Provider says ended, last night ${dayWords(one.lastNight ?? "")}`
        : `${dayWords(started ?? "")} to ${dayWords(one.lastNight ?? "")}, the last night`;
    case "fallen-through":
      return `Planned from ${dayWords(one.plannedStart)}, did not start`;
  }
}

/** "Notice ends in 12 days, last night Friday 4 December 2026". */
export function noticeEndsWords(lastNight: string, today: string): string {
  const days = daysFrom(today, lastNight);
  const night = `last night ${dayWords(lastNight)}`;
  if (days < 0) return `Notice has ended, ${night}`;
  if (days === 0) return `Notice ends today, ${night}`;
  return `Notice ends in ${days === 1 ? "1 day" : `${days} days`}, ${night}`;
}

/** What the page of a placement says of the day the child moved in. */
export function moveInWords(one: PlacementFacts): string {
  if (one.councilMovedIn === null && one.providerMovedIn === null) return "Not confirmed yet";
  if (datesDiffer(one)) return "The two sides have confirmed different days";
  if (one.councilMovedIn === null)
    return `The provider says ${dayWords(one.providerMovedIn ?? "")}, not yet confirmed by the council`;
  const waits = one.providerMovedIn === null ? ", not yet confirmed by the provider" : ", confirmed by both";
  return `${dayWords(startedOn(one) ?? "")}${waits}`;
}

/** The state in a line beside a link; a provider's word alone is said as that. */
export function stateWords(one: Pick<PlacementFacts, "state" | "councilMovedIn" | "endToConfirm">): string {
  if (one.endToConfirm) return "The provider says it has ended, not yet confirmed by the council";
  if (one.state === "started" && one.councilMovedIn === null)
    return "The provider says the child has moved in, not yet confirmed by the council";
  return PLACEMENT_STATE_WORDS[one.state];
}
