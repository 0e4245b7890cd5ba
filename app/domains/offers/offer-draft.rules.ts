import type { IntendedLength } from "~/domains/referrals/referral.options";
import { boxesIn, type DraftDate, fieldName, groupIn, textIn } from "~/platform/forms/draft.schema";
import { poundsForInput } from "~/platform/forms/money";
import { isCalendarDate, londonDate, londonTime } from "~/platform/time";
import { addWorkingDays } from "~/platform/working-days";
import { type CostSummary, costSummary, linesInWords } from "./cost-words.rules";
import { fieldsAsked, type LineField } from "./costing-line.rules";
import { costingLineSchema } from "./costing-line.schema";
import type { CostingLine, LineKind } from "./money.rules";
import { MAX_LINES, type OfferInput, offerSchema } from "./offer.schema";
import { type DraftLine, type OfferDraft, offerDraftSchema } from "./offer-draft.schema";

const NO_DATE: DraftDate = { day: "", month: "", year: "" };

export function emptyLine(kind: LineKind | "" = ""): DraftLine {
  return {
    kind,
    charge: "",
    description: "",
    basis: "",
    amount: "",
    hours: "",
    staff: "",
    miles: "",
    times: "",
    from: NO_DATE,
    to: NO_DATE,
    outcome: "",
    evidence: "",
    reviewOn: NO_DATE,
  };
}

/** A council decides after the deadline: an offer that ends with it would be gone when it is wanted. */
const HOLD_WORKING_DAYS = 5;

/** A new draft: the core fee as the first line, held for five working days, or until the deadline if that is later. */
export function emptyDraft(answerBy: Date, now: Date): OfferDraft {
  const least = addWorkingDays(now, HOLD_WORKING_DAYS);
  const hold = answerBy > least ? answerBy : least;
  return {
    startOn: NO_DATE,
    heldUntilOn: boxesOf(londonDate(hold)),
    heldUntilAt: londonTime(hold),
    needsMet: "",
    effectOnChildren: "",
    childrenLiving: "",
    lines: [emptyLine("core")],
  };
}

/** `YYYY-MM-DD` in the three boxes of a form; empty boxes for no date. */
export function boxesOf(day: string): DraftDate {
  const [year, month, date] = day.split("-");
  return year && month && date ? { day: String(Number(date)), month: String(Number(month)), year } : NO_DATE;
}

type SentVersion = {
  startOn: string;
  heldUntil: Date;
  needsMet: string;
  effectOnChildren: string;
  childrenLiving: number | null;
  lines: readonly CostingLine[];
};

/** A version that was sent, as the form of the next one begins. */
export function draftOfVersion(version: SentVersion): OfferDraft {
  return {
    startOn: boxesOf(version.startOn),
    heldUntilOn: boxesOf(londonDate(version.heldUntil)),
    heldUntilAt: londonTime(version.heldUntil),
    needsMet: version.needsMet,
    effectOnChildren: version.effectOnChildren,
    childrenLiving: numberIn(version.childrenLiving),
    lines: version.lines.map((line) => ({
      kind: line.kind,
      charge: line.charge ?? "",
      description: line.description,
      basis: line.basis,
      amount: line.charge === "core" ? "" : (poundsForInput(line.unitPence) ?? ""),
      hours: line.hoursHundredths === null ? "" : String(line.hoursHundredths / 100),
      staff: numberIn(line.staff),
      miles: numberIn(line.milesAWeek),
      times: numberIn(line.timesAYear),
      from: boxesOf(line.from),
      to: boxesOf(line.to),
      outcome: line.outcome,
      evidence: line.evidence,
      reviewOn: boxesOf(line.reviewOn),
    })),
  };
}

const numberIn = (value: number | null): string => (value === null ? "" : String(value));

/**
 * A draft as it was stored, or as a refused form sent it: what cannot be read gives an empty place, never an error,
 * and a text that is too long to keep is still shown to whoever typed it.
 */
export function readDraft(stored: unknown): OfferDraft {
  const read = offerDraftSchema.safeParse(stored);
  if (read.success) return read.data;
  const draft = groupIn(stored);
  const lines = Array.isArray(draft.lines) ? draft.lines.slice(0, MAX_LINES) : [undefined];
  return {
    startOn: boxesIn(draft.startOn),
    heldUntilOn: boxesIn(draft.heldUntilOn),
    heldUntilAt: textIn(draft.heldUntilAt),
    needsMet: textIn(draft.needsMet),
    effectOnChildren: textIn(draft.effectOnChildren),
    childrenLiving: textIn(draft.childrenLiving),
    // From: a list of a form may have gaps, where a line was left empty.
    lines: Array.from(lines, lineIn),
  };
}

function lineIn(value: unknown): DraftLine {
  const line = groupIn(value);
  return {
    kind: textIn(line.kind),
    charge: textIn(line.charge),
    description: textIn(line.description),
    basis: textIn(line.basis),
    amount: textIn(line.amount),
    hours: textIn(line.hours),
    staff: textIn(line.staff),
    miles: textIn(line.miles),
    times: textIn(line.times),
    from: boxesIn(line.from),
    to: boxesIn(line.to),
    outcome: textIn(line.outcome),
    evidence: textIn(line.evidence),
    reviewOn: boxesIn(line.reviewOn),
  };
}

/** The draft after one of its buttons: a row more, a row less; a last row is emptied instead. */
export function draftAfter(draft: OfferDraft, intent: string): OfferDraft {
  if (intent === "add-line" && draft.lines.length < MAX_LINES) {
    return { ...draft, lines: [...draft.lines, emptyLine()] };
  }
  const removed = /^remove-line:(\d+)$/.exec(intent);
  if (!removed) return draft;
  const lines = draft.lines.filter((_line, index) => index !== Number(removed[1]));
  return { ...draft, lines: lines.length === 0 ? [emptyLine("core")] : lines };
}

/** What is wrong, by the name of the field: `lines[0].amount`. */
export type Problems = Record<string, string[]>;
export type CheckedDraft = { ok: true; offer: OfferInput } | { ok: false; problems: Problems };

/** The offer that a draft says, or what stands in its way, at a moment; `problemsOf` judges each of its texts. */
export function checkDraft(
  draft: OfferDraft,
  now: Date,
  problemsOf: (text: string) => readonly string[],
): CheckedDraft {
  const read = offerSchema(now).safeParse({ ...draft, childIds: [] });
  const problems: Problems = {};
  const add = (name: string, words: string) => {
    problems[name] = [...new Set([...(problems[name] ?? []), words])];
  };
  if (!read.success) for (const issue of read.error.issues) add(fieldName(issue.path), issue.message);
  draft.lines.forEach((line, index) => {
    // A kind without an amount is not a spare row: somebody meant to write a line.
    if (line.kind === "" || !isBlank(line)) return;
    add(`lines[${index}].amount`, "Enter the amount, or remove this line");
  });
  for (const [name, text] of textsOf(draft)) for (const words of problemsOf(text)) add(name, words);
  const inOrder = ["startOn", "heldUntilOn", "heldUntilAt", "childrenLiving", "lines"];
  if (Object.keys(problems).length > 0) {
    const rank = (name: string) => {
      const place = inOrder.findIndex(
        (field) => name === field || name.startsWith(`${field}.`) || name.startsWith(`${field}[`),
      );
      return place < 0 ? inOrder.length : place;
    };
    const sorted = Object.entries(problems).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
    return { ok: false, problems: Object.fromEntries(sorted) };
  }
  return read.success ? { ok: true, offer: read.data } : { ok: false, problems };
}

/** What is written in words, by the name of its field. */
function textsOf({ lines, needsMet, effectOnChildren }: OfferDraft): [name: string, text: string][] {
  return [
    ...lines.flatMap(({ description, outcome, evidence }, index): [string, string][] => [
      [`lines[${index}].description`, description],
      [`lines[${index}].outcome`, outcome],
      [`lines[${index}].evidence`, evidence],
    ]),
    ["needsMet", needsMet],
    ["effectOnChildren", effectOnChildren],
  ];
}

/** Whether nothing was written or chosen: what the lists of kinds and bases begin with is no answer. */
function isBlank({ kind: _kind, basis: _basis, from, to, reviewOn, ...texts }: DraftLine): boolean {
  const boxes = [from, to, reviewOn].flatMap((date) => Object.values(date));
  return [...Object.values(texts), ...boxes].every((text) => text.trim() === "");
}

const UNITS = ["amount", "hours", "staff", "miles", "times"] as const satisfies readonly LineField[];

export type DraftCosting = {
  cost: CostSummary;
  /** Each row of the form, in its order: what it adds and when (null where it cannot be worked out yet), what it asks. */
  lines: { words: string | null; asked: readonly LineField[] }[];
  /** Whether a start date was typed; without one the first year counts from today. */
  started: boolean;
};

/** What the rows that can be read so far add up to: the running total of the form, on both sides. */
export function costDraft(
  draft: Pick<OfferDraft, "startOn" | "lines">,
  now: Date,
  intended: IntendedLength | null,
): DraftCosting {
  const start = dayOf(draft.startOn);
  const startOn = start ?? londonDate(now);
  const read = draft.lines.map((line) => readLine(line));
  const kept = read.filter((line) => line !== null);
  return {
    cost: costSummary(kept, startOn, intended),
    lines: draft.lines.map((typed, index) => {
      const line = read[index];
      return {
        words: line ? linesInWords([line], startOn) : null,
        // What was filled in and is not asked any more stays in view, to be taken out.
        asked: [...fieldsAsked(typed), ...UNITS.filter((name) => typed[name].trim() !== "")],
      };
    }),
    started: start !== null,
  };
}

function dayOf(parts: DraftDate): string | null {
  const [day, month, year] = [parts.day.trim(), parts.month.trim(), parts.year.trim()];
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(iso) ? iso : null;
}

/** The same rules as for the offer, one row at a time, so that a half-written row does not hide the others. */
function readLine(line: DraftLine): CostingLine | null {
  if (isBlank(line)) return null;
  const read = costingLineSchema.safeParse(line);
  return read.success ? read.data : null;
}
