import { z } from "zod";
import { acrossFields, type TellProblem } from "~/platform/forms/across-fields";
import { dateEntry, dateOrEmpty, timeOrEmpty } from "~/platform/forms/entry.schema";
import { choice, hiddenList, optionalWholeNumber, rowVersion, text } from "~/platform/forms/fields.schema";
import { parsePounds } from "~/platform/forms/money";
import { keysOf } from "~/platform/forms/options";
import { londonDate, londonToUtc } from "~/platform/time";
import { type CostingLine, costingOf, LINE_KINDS } from "./money.rules";
import { NOT_SELECTED_REASONS } from "./not-selected-reasons.options";

export const MAX_LINES = 30;
/** £50,000 a week, £500 an hour, £250,000 once: what is more has a digit too many. */
const MAX_PENCE = { week: 5_000_000, hour: 50_000, once: 25_000_000 } as const;
/** A year of an offer stays inside a whole number of the database (21 million pounds). */
const MAX_YEAR_PENCE = 1_500_000_000;
const HOURS_A_WEEK = 24 * 7 * 4;

const asPounds = (stored: unknown) => (typeof stored === "number" ? (stored / 100).toFixed(2) : stored);

/** Hours a week as typed ("12", "12.5") in hundredths; null when left empty. Four people round the clock at most. */
const hours = z
  .preprocess(asPounds, text({ label: "The hours", max: 10 }))
  .transform((given, ctx): number | null => {
    if (given === "") return null;
    const plain = given.normalize("NFKC");
    const found = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(plain);
    const hundredths = found ? Number(`${found[1]}${(found[2] ?? "").padEnd(2, "0")}`) : Number.NaN;
    const problem = !found
      ? "Enter the hours a week, like 12 or 12.5"
      : hundredths === 0
        ? "The hours a week must be more than 0"
        : hundredths > HOURS_A_WEEK * 100
          ? `The hours a week must not be more than ${HOURS_A_WEEK}`
          : undefined;
    if (!problem) return hundredths;
    ctx.issues.push({ code: "custom", message: problem, input: given });
    return z.NEVER;
  });

const lineFields = z.object({
  kind: choice(keysOf(LINE_KINDS), "Choose what the line is for"),
  description: text({ label: "The description", max: 200 }),
  amount: z.preprocess(asPounds, text({ label: "The amount", max: 20 })),
  hours,
  from: dateOrEmpty("the first day of the line"),
  to: dateOrEmpty("the last day of the line"),
});

const penceOf = (amount: string) => parsePounds(amount, "the amount");

/** One row of the costing; also read alone, for the running total of a draft. */
export const costingLineSchema = acrossFields(lineFields, ({ kind, amount, hours, from, to }, tell) => {
  if (amount !== undefined) {
    const read = penceOf(amount);
    if (!read.ok) tell("amount", read.error);
    else if (read.value === 0) tell("amount", "The amount must be more than £0.00");
    else if (kind) {
      const { per } = LINE_KINDS[kind];
      const unit = { week: "a week", hour: "an hour", once: "once" }[per];
      const most = (MAX_PENCE[per] / 100).toLocaleString("en-GB");
      if (read.value > MAX_PENCE[per]) tell("amount", `The amount must not be more than £${most} ${unit}`);
    }
  }
  if (kind && hours !== undefined) {
    const { per, label } = LINE_KINDS[kind];
    if (per === "hour" && hours === null) tell("hours", "Enter the hours a week, like 12 or 12.5");
    if (per !== "hour" && hours !== null) tell("hours", `${label} has no hours: leave them empty`);
  }
  if (from && to && to < from) tell("to", "To must not be before From");
}).transform(({ kind, description, amount, hours, from, to }): CostingLine => {
  const read = penceOf(amount);
  return { kind, description, unitPence: read.ok ? read.value : 0, hoursHundredths: hours, from, to };
});

/** Rows that were left wholly empty are the spare ones of a form without scripts. */
function isSpare(row: unknown): boolean {
  if (typeof row !== "object" || row === null) return row === undefined || row === null || row === "";
  return Object.entries(row).every(([name, value]) => name === "kind" || isSpare(value));
}

/** Spare rows become null rather than go, so that an error keeps the place of its row in the form. */
const lines = z
  .array(
    z.preprocess((row) => (isSpare(row) ? null : row), costingLineSchema.nullable()),
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
  costing.lines.forEach(({ days, to }, place) => {
    if (days > 0) return;
    const index = rows.indexOf(kept[place] ?? null);
    if (to !== "" && to < startOn) tell(["lines", index, "to"], "This line ends before the start");
    else tell(["lines", index, "from"], "This line begins after the first year");
  });
  if (kept.length === 0) tell("lines", "Add at least one line");
  else if (!kept.some(({ kind }) => kind === "core")) tell("lines", "Add the core weekly fee");
  else if (costing.weeklyPence <= 0)
    tell("lines", "The discounts take off as much as the offer costs, or more");
  if (costing.firstYearPence > MAX_YEAR_PENCE)
    tell("lines", "The first year costs more than £15,000,000: check the lines");
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
