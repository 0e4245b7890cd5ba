import { z } from "zod";
import { acrossFields, type TellProblem } from "~/platform/forms/across-fields";
import { dateOrEmpty } from "~/platform/forms/entry.schema";
import { choice, optionalChoice, optionalWholeNumber, text } from "~/platform/forms/fields.schema";
import { parsePounds } from "~/platform/forms/money";
import { keysOf } from "~/platform/forms/options";
import { basisOf, chargeIsAsked, isBilledTimes } from "./costing-line.rules";
import { BASES, CHARGES, type CostingLine, LINE_KINDS } from "./money.rules";

/** One row of the costing: what it is for, how it is charged, and of a charged extra what it is to achieve. */

const HOURS = "Enter the hours a week, like 12 or 12.5";
const HOURS_A_WEEK = 24 * 7 * 4;
const MAX_STAFF = 10;
const MAX_MILES = 5_000;
const MAX_TIMES = 53;

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
      ? HOURS
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
  charge: optionalChoice(keysOf(CHARGES), "Choose from the list"),
  description: text({ label: "The description", max: 200 }),
  basis: optionalChoice(keysOf(BASES), "Choose from the list"),
  amount: z.preprocess(asPounds, text({ label: "The amount", max: 20 })),
  hours,
  staff: optionalWholeNumber({ label: "The number of staff at once", min: 1, max: MAX_STAFF }),
  miles: optionalWholeNumber({ label: "The miles a week", min: 1, max: MAX_MILES }),
  times: optionalWholeNumber({ label: "How many a year", min: 1, max: MAX_TIMES }),
  from: dateOrEmpty("the first day of the line"),
  to: dateOrEmpty("the last day of the line"),
  outcome: text({ label: "The outcome", max: 500 }),
  evidence: text({ label: "How its delivery is shown", max: 500 }),
  reviewOn: dateOrEmpty("the review date"),
});

type Read = Partial<z.output<typeof lineFields>>;

const penceOf = (amount: string) => parsePounds(amount, "the amount");

function tellOfCost(read: Read, tell: TellProblem): void {
  const { kind, charge, from, to } = read;
  if (from && to && to < from) tell("to", "To must not be before From");
  if (charge === "core") {
    if (read.amount) tell("amount", "It is in the core fee: leave the price empty");
    return;
  }
  const basis = kind && read.basis !== undefined ? basisOf(kind, read.basis) : undefined;
  tellOfAmount(read.amount, basis, tell);
  if (!kind || read.basis === undefined) return;
  const { label, bases } = LINE_KINDS[kind];
  if (basis === undefined) tell("basis", "Choose how the school bills: by the week, the term or the year");
  else if (!bases.some((one) => one === basis)) {
    const ways = bases.map((one) => BASES[one].label.toLowerCase()).join(" or ");
    tell("basis", `${label} is charged ${ways}`);
  } else tellOfUnits(read, basis, tell);
}

function tellOfAmount(
  amount: string | undefined,
  basis: keyof typeof BASES | undefined,
  tell: TellProblem,
): void {
  if (amount === undefined) return;
  const read = penceOf(amount);
  if (!read.ok) tell("amount", read.error);
  else if (read.value === 0) tell("amount", "The amount must be more than £0.00");
  else if (basis && read.value > BASES[basis].most) {
    const most = (BASES[basis].most / 100).toLocaleString("en-GB");
    tell("amount", `The amount must not be more than £${most} ${BASES[basis].unit}`);
  }
}

/** Each basis has its own fields beside the price: they are told, and those of the others are empty. */
function tellOfUnits(
  { kind, hours, staff, miles, times }: Read,
  basis: keyof typeof BASES,
  tell: TellProblem,
): void {
  const label = kind ? LINE_KINDS[kind].label : "";
  const charged = BASES[basis].label.toLowerCase();
  if (basis === "hour" && hours === null) tell("hours", HOURS);
  if (basis !== "hour" && typeof hours === "number")
    tell("hours", `${label} ${charged} has no hours: leave them empty`);
  if (basis !== "hour" && typeof staff === "number")
    tell("staff", `${label} ${charged} has no number of staff: leave it empty`);
  if (basis === "mile" && miles === null) tell("miles", "Enter about how many miles a week");
  if (basis !== "mile" && typeof miles === "number")
    tell("miles", `${label} ${charged} has no miles: leave them empty`);
  const billed = kind !== undefined && isBilledTimes(kind, basis);
  if (billed && times === null)
    tell("times", `Enter how many ${basis === "term" ? "terms" : "weeks"} the school bills in a year`);
  if (!billed && typeof times === "number")
    tell("times", `${label} ${charged} is not billed so many times a year: leave it empty`);
}

/** What the council asks of every line that is sent: a draft is worked out without it. */
function tellOfCharge({ kind, charge, outcome, evidence, reviewOn }: Read, tell: TellProblem): void {
  if (!kind || charge === undefined) return;
  if (!chargeIsAsked(kind)) {
    if (charge !== "") tell("charge", "The core fee and a discount are no extras: leave it empty");
    return;
  }
  if (charge === "") tell("charge", "Choose whether it is in the core fee or charged on top");
  if (charge !== "extra") return;
  if (outcome === "") tell("outcome", "Say what this extra is meant to achieve");
  if (evidence === "") tell("evidence", "Say how you will show that it was delivered");
  if (reviewOn === "") tell("reviewOn", "Enter the date on which it is reviewed");
}

function toLine({ amount, hours, staff, miles, times, ...given }: z.output<typeof lineFields>): CostingLine {
  const read = penceOf(amount);
  const extra = given.charge === "extra";
  return {
    kind: given.kind,
    description: given.description,
    basis: basisOf(given.kind, given.basis) ?? LINE_KINDS[given.kind].bases[0],
    unitPence: read.ok ? read.value : 0,
    hoursHundredths: hours,
    staff,
    milesAWeek: miles,
    timesAYear: times,
    from: given.from,
    to: given.to,
    charge: given.charge === "" ? null : given.charge,
    outcome: extra ? given.outcome : "",
    evidence: extra ? given.evidence : "",
    reviewOn: extra ? given.reviewOn : "",
  };
}

/** A row as it can be costed: alone, for the running total of a draft. */
export const costingLineSchema = acrossFields(lineFields, tellOfCost).transform(toLine);

/** A row as it is sent. */
export const sentLineSchema = acrossFields(lineFields, (read, tell) => {
  tellOfCost(read, tell);
  tellOfCharge(read, tell);
}).transform(toLine);

/** Rows that were left wholly empty are the spare ones of a form without scripts: what a list begins with is no answer. */
export function isSpare(row: unknown): boolean {
  if (typeof row !== "object" || row === null) return row === undefined || row === null || row === "";
  return Object.entries(row).every(([name, value]) => name === "kind" || name === "basis" || isSpare(value));
}
