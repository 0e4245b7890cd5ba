import { joinCleared } from "~/domains/anonymisation/gate/join-cleared.rules";
import { type Reader, sentenceOf, type ToldEvent } from "~/domains/audit/events.rules";
import { type ClearedText, ownWords } from "~/platform/cleared-text";
import { formatPence } from "~/platform/forms/money";
import {
  absoluteDayAndTime,
  columnOfDay,
  dayAndTime,
  isCalendarDate,
  type Remaining,
  remaining,
} from "~/platform/time";
import type { Tone } from "~/ui/tones";
import { billedWords, dateWords, linesInWords } from "./cost-words.rules";
import { isHoldOver } from "./hold.rules";
import { BASES, type CostingLine, paceOf } from "./money.rules";
import { NOT_SELECTED_REASONS, type NotSelectedReason } from "./not-selected-reasons.options";
import { OFFER_EVENTS } from "./offer.events";
import { isLive, OFFER_STATE_WORDS, type OfferState } from "./offer.machine";

/** What pages say of offers. Pure: the present is given. */

export type WordedTag = { words: string; tone: Tone };
export type WordedClock = {
  remaining: string;
  moment: string;
  printed: string;
  tone: Remaining["tone"];
};

/** The reason as the provider reads it: the coded one, then the broker's own words. */
export function notSelectedWords(reason: NotSelectedReason, note: ClearedText): ClearedText {
  if (reason === "other") return note;
  return joinCleared([ownWords(`${NOT_SELECTED_REASONS[reason]}.`), note]);
}

const TONES: Readonly<Record<OfferState, Tone>> = {
  draft: "soon",
  submitted: "info",
  shortlisted: "info",
  reserve: "hold",
  preferred: "info",
  authorised: "good",
  accepted: "good",
  "not-selected": "plain",
  withdrawn: "plain",
  expired: "plain",
  "fallen-through": "plain",
};

export function stateTag(state: OfferState, endedWithSearch = false): WordedTag {
  return { words: endedWithSearch ? "The search has ended" : OFFER_STATE_WORDS[state], tone: TONES[state] };
}

/** Whether an offer ended because the search did, for everybody: nobody else was chosen. */
export function endedWithSearch(
  offer: { state: OfferState; stateReason: string | null },
  search: { searchState: string; searchReason: string | null },
): boolean {
  return (
    offer.state === "not-selected" &&
    (search.searchState === "withdrawn" || search.searchState === "closed") &&
    offer.stateReason === search.searchReason
  );
}

/** An offer that was made for an older edition than the newest. */
export function unconfirmedTag(offer: {
  state: OfferState;
  confirmedEdition: number;
  latestEdition: number;
}): WordedTag[] {
  if (!isLive(offer.state) || offer.confirmedEdition >= offer.latestEdition) return [];
  return [{ words: "Not confirmed for the latest edition", tone: "soon" }];
}

/** What is told of the money while it stands there; once it is cancelled, it must be asked for again. */
const FUNDING_TOLD: readonly string[] = ["asked", "authorised", "returned", "refused"];

/** Where the money stands, for the provider: the stage and since when, never who decides. */
export function fundingWords(
  offer: {
    state: OfferState;
    fundingStage: string | null;
    fundingSince: Date | null;
  },
  now: Date,
): string | null {
  if (!isLive(offer.state) || offer.fundingStage === null) return null;
  if (!FUNDING_TOLD.includes(offer.fundingStage)) return null;
  const told = { kind: `funding-${offer.fundingStage}`, reason: null, data: {} };
  const words = sentenceOf([OFFER_EVENTS], told, "provider");
  return offer.fundingSince ? `${words}, ${dayAndTime(offer.fundingSince, now)}` : words;
}

/** How long the place is held, or since when it is not. */
export function heldClock(
  offer: { state: OfferState; heldUntil: Date | null },
  now: Date,
): WordedClock | null {
  if (offer.heldUntil === null || !isLive(offer.state)) return null;
  const until = dayAndTime(offer.heldUntil, now);
  const onPaper = absoluteDayAndTime(offer.heldUntil, now);
  if (isHoldOver(offer.heldUntil, now))
    return {
      remaining: "No longer held",
      moment: `since ${until}`,
      printed: `held until ${onPaper}`,
      tone: "now",
    };
  const left = remaining(now, offer.heldUntil);
  return {
    remaining: left.words,
    moment: `the place is held until ${until}`,
    printed: `the place is held until ${onPaper}`,
    tone: left.tone,
  };
}

/** "12.5 hours a week at £22.50 an hour", "2 staff for 40 hours a week at £21.00 an hour", "£4,850.00 a week". */
export function unitOf(line: CostingLine): string {
  const amount = formatPence(line.unitPence);
  const priced = `${amount} ${BASES[line.basis].unit}`;
  if (line.charge === "core") return "in the core fee";
  if (line.basis === "hour") {
    const hours = `${(line.hoursHundredths ?? 0) / 100} hours a week`;
    return `${line.staff === null || line.staff === 1 ? hours : `${line.staff} staff for ${hours}`} at ${priced}`;
  }
  if (line.basis === "mile") return `about ${line.milesAWeek ?? 0} miles a week at ${priced}`;
  if (paceOf(line) === "billed") return billedWords(line);
  return line.kind === "discount" ? `${priced} off` : priced;
}

/** What a charged extra is to achieve, how that is shown, and when it is looked at again; empty for every other line. */
export function extraWords({ charge, outcome, evidence, reviewOn }: CostingLine): string[] {
  if (charge !== "extra" || outcome === "") return [];
  return [`To achieve: ${outcome}`, `Shown by: ${evidence}`, `Reviewed on ${dateWords(reviewOn)}`];
}

/** "Friday 4 December 2026" of a calendar day. */
export function dayWords(day: string): string {
  if (day === "") return "";
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  })
    .format(columnOfDay(day))
    .replace(",", "");
}

/** The same of a day in the facts of an event, which are whatever was recorded: "a day" where they hold none. */
export function toldDay(value: unknown): string {
  return isCalendarDate(String(value)) ? dayWords(String(value)) : "a day";
}

/** A line of the timeline, with what a version that was sent costs and the reason where there is one. */
export function eventWords(
  event: ToldEvent,
  reader: Reader,
  versions: readonly { number: number; lines: readonly CostingLine[]; startOn: string }[],
): string {
  const words = sentenceOf([OFFER_EVENTS], event, reader) ?? "The offer moved on";
  const { weeklyPence, version } = event.data;
  const sent =
    typeof weeklyPence === "number" ? versions.find(({ number }) => number === version) : undefined;
  const sums = sent ? `, version ${sent.number}: ${linesInWords(sent.lines, sent.startOn)}` : "";
  return `${words}${sums}${event.reason ? `. “${event.reason}”` : "."}`;
}
