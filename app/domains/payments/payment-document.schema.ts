import { z } from "zod";
import { acrossFields, type TellProblem } from "~/platform/forms/across-fields";
import { dateEntry, optionalDateEntry, optionalPoundsEntry } from "~/platform/forms/entry.schema";
import { choice, hidden, hiddenList, rowId, rowVersion, text, tick } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { addDays, daysFrom, londonDate } from "~/platform/time";
import { codeOf, foldDocument } from "./ledger-identity.rules";
import { roundingTolerance } from "./night-pricing.rules";
import { DOCUMENT_KINDS, type DocumentKind, RETURN_REASONS } from "./payment-document.options";
import { nightsPence } from "./payment-document.rules";

export const MAX_DOCUMENT_LINES = 80;
/** A line of more nights is a slip of the year. */
const LONGEST_LINE = 366;
/** An invoice this old cannot be claimed any more. */
const OLDEST_DAYS = 6 * 366;
/** Twenty million pounds: more is a slip, of a line and of all of them. */
export const MOST_PENCE = 2_000_000_000;

const line = z.object({
  /** A line that is expected and that the provider leaves out. */
  include: tick(),
  /** Of what is expected: it takes off, such as a discount. */
  takesOff: tick(),
  placement: text({ label: "The placement", max: 20 }),
  /** Of what is expected; empty for what the provider adds. */
  fee: rowId()
    .or(z.literal(""))
    .optional()
    .transform((fee) => fee ?? ""),
  from: optionalDateEntry("the first night"),
  to: optionalDateEntry("the last night"),
  weeklyPence: optionalPoundsEntry("the weekly fee", { least: 1 }),
  pence: optionalPoundsEntry("the amount"),
  words: text({ label: "What it is for", max: 200, oneLine: "Say what it is for in one line" }),
});
export type TypedLine = z.output<typeof line>;

/** Nothing was typed into it. */
function isBlankLine(one: TypedLine): boolean {
  return !one.fee && !one.placement && !one.from && !one.to && !one.words && one.pence === undefined;
}
/** Whether a line is part of the document. */
export function isBilled(one: TypedLine): boolean {
  return one.fee ? one.include : !isBlankLine(one);
}

/** What a line comes to: the amount, else its nights at its weekly fee; below 0 where it takes off. */
export function lineAmount(one: TypedLine): number | undefined {
  const amount = amountOf(one);
  return amount !== undefined && one.takesOff ? -amount : amount;
}

function amountOf({ from, to, weeklyPence, pence }: TypedLine): number | undefined {
  if (pence !== undefined) return pence;
  if (from === undefined || to === undefined || to < from || weeklyPence === undefined) return undefined;
  return nightsPence({ from, to, weeklyPence });
}

const documentForm = (word: string) =>
  z.object({
    number: text({ label: "The number", max: 40, missing: `Enter the number of your ${word}` }),
    issuedOn: dateEntry(`the date of the ${word}`),
    lines: z
      .array(line)
      .max(MAX_DOCUMENT_LINES, { error: `Enter at most ${MAX_DOCUMENT_LINES} lines` })
      .optional()
      .transform((lines) => lines ?? []),
  });
export type DocumentForm = z.output<ReturnType<typeof documentForm>>;

/** An invoice or credit note as a provider types it. */
export function documentFormSchema(now: Date, kind: DocumentKind = "invoice") {
  const today = londonDate(now);
  const word = DOCUMENT_KINDS[kind].inText;
  return acrossFields(documentForm(word), ({ number, issuedOn, lines }, tell) => {
    if (number !== undefined && (codeOf(number) === null || foldDocument(number) === ""))
      tell(
        "number",
        "Use figures, with a few letters if you need them, for example INV-1041. No names or dates of birth",
      );
    if (issuedOn !== undefined && issuedOn > today)
      tell("issuedOn", `The date of the ${word} must be today or earlier`);
    if (issuedOn !== undefined && issuedOn < addDays(today, -OLDEST_DAYS))
      tell("issuedOn", `Check the year of the date of the ${word}`);
    if (lines === undefined) return;
    if (!lines.some(isBilled)) tell("lines", "Include at least one line");
    for (const [index, one] of lines.entries()) if (isBilled(one)) lineProblems(one, index, today, tell);
  });
}

function lineProblems(one: TypedLine, index: number, today: string, tell: TellProblem): void {
  const at = (field: keyof TypedLine, message: string) => tell(["lines", index, field], message);
  const { from, to, weeklyPence, pence } = one;
  if (!one.placement) at("placement", "Choose the placement");
  if (!one.fee && !one.words) at("words", "Say what it is for");
  if (!from) at("from", "Enter the first night");
  if (!to) at("to", "Enter the last night");
  if (weeklyPence === undefined && pence === undefined) at("pence", "Enter the amount, or the weekly fee");
  const wrong = from && to ? amountProblem(one, { from, to }, today) : undefined;
  if (wrong) at(...wrong);
}

/** What is wrong with the nights of a line, else with what it comes to. */
function amountProblem(
  one: TypedLine,
  { from, to }: { from: string; to: string },
  today: string,
): [keyof TypedLine, string] | undefined {
  if (to < from) return ["to", "The last night must be on or after the first night"];
  if (from > addDays(today, LONGEST_LINE)) return ["from", "Check the year of the first night"];
  const nights = daysFrom(from, to) + 1;
  if (nights > LONGEST_LINE) return ["to", "Enter at most a year of nights on one line"];
  const amount = Math.abs(lineAmount(one) ?? 0);
  const { weeklyPence, pence } = one;
  if (amount === 0 && pence !== undefined) return ["pence", "The amount must be more than £0.00"];
  if (amount === 0 && weeklyPence !== undefined)
    return ["weeklyPence", "These nights come to £0.00. Check the weekly fee"];
  if (amount > MOST_PENCE) return ["pence", "Check the amount: it is too large"];
  if (weeklyPence === undefined || pence === undefined || one.words !== "") return undefined;
  const sum = nightsPence({ from, to, weeklyPence });
  return Math.abs(sum - pence) > roundingTolerance(nights)
    ? ["pence", one.fee ? NOT_THE_SUM : NOT_THE_SUM_OF_ADDED]
    : undefined;
}

const NOT_THE_SUM =
  "The amount is not the nights at the weekly fee. Leave the amount blank to have it worked out, or clear the weekly fee to enter your own amount";
const NOT_THE_SUM_OF_ADDED =
  "The amount is not the nights at the weekly fee. Leave it blank to have it worked out, or say what it is for";

/** What a draft keeps of a form, or was begun with: its number and date may be missing still. */
const storedForm = documentForm("invoice").extend({
  number: text({ max: 40 }),
  issuedOn: optionalDateEntry("the date of the invoice"),
  /** Lines to bill that it had no room for when it was started. */
  leftOut: z.number().optional(),
  /** Whether it was begun with an electronic invoice. */
  fromFile: z.boolean().optional(),
});
export type StoredDocument = z.output<typeof storedForm>;
export const storedDocument = (values: unknown): StoredDocument => storedForm.parse(values);

/** Starts a draft: a council and a period of its calendar, `council from to`. */
export const startDocumentSchema = z.object({
  of: text({ label: "The council and period", max: 80, missing: "Choose a council and period" }),
});

/** An electronic invoice: which council it is for. Its file comes beside the form. */
export const invoiceFileSchema = z.object({ council: rowId("Choose a council") });
export const MOST_INVOICE_FILE = {
  bytes: 1024 * 1024,
  words: "The file is larger than 1 MB. Send it as several invoices",
};

export const sendDocumentSchema = z.object({
  version: rowVersion,
  intent: choice(["send", "delete"], "Use one of the buttons of the page"),
});

/** The presses of a document's own page. */
export const pressDocumentSchema = z.object({
  version: rowVersion,
  intent: choice(["accept", "correct", "credit"], "Use one of the buttons of the page"),
});

export const oneDocumentSchema = z.object({ version: rowVersion });

/** Why a document is returned. */
export const returnDocumentSchema = z.object({
  version: rowVersion,
  reason: choice(keysOf(RETURN_REASONS), "Choose what is wrong"),
  words: text({ label: "What has to be corrected", max: 1_000, missing: "Say what has to be corrected" }),
});

/** Several at once, each as `id version`. */
export const acceptDocumentsSchema = z.object({
  documents: hiddenList(100, hidden(60), "Choose from the list")
    .refine((list) => list.length > 0, { message: "Choose at least one invoice" })
    .refine((list) => list.every((one) => chosenDocument(one)), { message: "Choose from the list" }),
});

/** `id version` of a box of the list; null for anything else. */
export function chosenDocument(value: string): { id: string; version: number } | null {
  const [id = "", version = ""] = value.split(" ");
  const read = rowId().safeParse(id);
  return read.success && /^\d{1,6}$/.test(version) ? { id: read.data, version: Number(version) } : null;
}
