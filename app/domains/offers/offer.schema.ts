import { z } from "zod";
import { acrossFields, type TellProblem } from "~/platform/forms/across-fields";
import { dateEntry, timeOrEmpty } from "~/platform/forms/entry.schema";
import { choice, hiddenList, optionalWholeNumber, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { londonDate, londonToUtc } from "~/platform/time";
import { dateWords } from "./cost-words.rules";
import { isSpare, sentLineSchema } from "./costing-line.schema";
import { periodsOf } from "./costing-periods.rules";
import { type CostingLine, costingOf } from "./money.rules";
import { NOT_SELECTED_REASONS } from "./not-selected-reasons.options";

export const MAX_LINES = 30;
/** A year of an offer stays inside a whole number of the database (21 million pounds). */
const MAX_YEAR_PENCE = 1_500_000_000;

/** Spare rows become null rather than go, so that an error keeps the place of its row in the form. */
const lines = z
  .array(
    z.preprocess((row) => (isSpare(row) ? null : row), sentLineSchema.nullable()),
    { error: "Add at least one line" },
  )
  .max(MAX_LINES, { error: `An offer has at most ${MAX_LINES} lines` });

const offerFields = z.object({
  startOn: dateEntry("the start date"),
  heldUntilOn: dateEntry("the date until which you hold the place"),
  heldUntilAt: timeOrEmpty("the time it is held until"),
  needsMet: text({ label: "How the needs are met", max: 4_000, missing: "Say how you would meet the needs" }),
  effectOnChildren: text({
    label: "The effect on the children living there",
    max: 4_000,
    missing: "Say what it would mean for the children who live there",
  }),
  childrenLiving: optionalWholeNumber({ label: "The number of children living there", min: 0, max: 60 }),
  childIds: childIdList("Choose the children that the offer is for"),
  lines,
});

/** Ids of the referral's children; the command checks that they are its own. An empty list means all of them. */
function childIdList(message: string) {
  return hiddenList(12, z.uuid({ error: message }), message);
}

export type OfferInput = Omit<z.output<typeof offerFields>, "lines"> & {
  lines: CostingLine[];
  heldUntil: Date;
};

/**
 * An offer as its form sends it, at a moment. Gives whole pence, days as `YYYY-MM-DD` and the moment until which it
 * is held (17:00 or as typed, London). Refused in words: a start or a hold in the past, a start more than a year
 * ahead, lines outside the first year, a total of nothing or below, and one beyond what the database holds.
 */
export function offerSchema(now: Date) {
  const today = londonDate(now);
  return acrossFields(offerFields, ({ startOn, heldUntilOn, heldUntilAt, lines: rows }, tell) => {
    if (startOn && startOn < today) tell("startOn", "The start date has gone by");
    if (startOn && startOn > yearAhead(today)) tell("startOn", "The start date is more than a year ahead");
    if (heldUntilOn && heldUntilAt !== undefined) {
      const held = heldMoment(heldUntilOn, heldUntilAt);
      if (!held.ok) tell("heldUntilAt", "That time does not exist: the clocks go forward that night");
      else if (held.at <= now) tell("heldUntilOn", "The time until which you hold the place has gone by");
      else if (heldUntilOn > yearAhead(today)) tell("heldUntilOn", "A place is held for a year at most");
    }
    if (rows) tellOfLines(rows, startOn ?? today, tell);
  }).transform((offer): OfferInput => {
    const held = heldMoment(offer.heldUntilOn, offer.heldUntilAt);
    const kept = offer.lines.filter((row) => row !== null);
    return { ...offer, lines: kept, heldUntil: held.ok ? held.at : now };
  });
}

/** 17:00 in London unless another time was typed. */
function heldMoment(day: string, time: string) {
  return londonToUtc(day, time === "" ? "17:00" : time);
}

/** What is wrong between the lines, and between a line and the start. */
function tellOfLines(rows: readonly (CostingLine | null)[], startOn: string, tell: TellProblem): void {
  const kept = rows.filter((row) => row !== null);
  const costing = costingOf(kept, startOn);
  costing.lines.forEach(({ days, to, reviewOn }, place) => {
    const index = rows.indexOf(kept[place] ?? null);
    if (reviewOn !== "" && reviewOn < startOn)
      tell(["lines", index, "reviewOn"], "The review must not be before the start");
    if (days > 0) return;
    if (to !== "" && to < startOn) tell(["lines", index, "to"], "This line ends before the start");
    else tell(["lines", index, "from"], "This line begins after the first year");
  });
  if (kept.length === 0) tell("lines", "Add at least one line");
  else if (!kept.some(({ kind }) => kind === "core")) tell("lines", "Add the core weekly fee");
  else tellOfDiscounts(kept, startOn, tell);
  if (costing.firstYearPence > MAX_YEAR_PENCE)
    tell("lines", "The first year costs more than £15,000,000: check the lines");
}

/** A week may be free for a while, but it never costs less than nothing, and not nothing throughout. */
function tellOfDiscounts(lines: readonly CostingLine[], startOn: string, tell: TellProblem): void {
  const { periods } = periodsOf(lines, startOn);
  const below = periods.find(({ weeklyPence }) => weeklyPence < 0);
  if (periods.every(({ weeklyPence }) => weeklyPence <= 0))
    tell("lines", "The discounts take off as much as the offer costs, or more");
  else if (below)
    tell("lines", `The discounts take off more than the lines cost from ${dateWords(below.from)}`);
}

function yearAhead(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}

/** "Not selected", with the reason that the provider reads. */
export const notSelectedSchema = acrossFields(
  z.object({
    version: rowVersion,
    reason: choice(keysOf(NOT_SELECTED_REASONS), "Choose why the offer is not selected"),
    note: text({ label: "The note to the provider", max: 1_000 }),
  }),
  ({ reason, note }, tell) => {
    if (reason === "other" && note === "") tell("note", "Say why the offer is not selected");
  },
);
