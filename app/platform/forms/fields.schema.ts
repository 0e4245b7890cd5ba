import { z } from "zod";
import { charactersOf, cleanText, foldText, isOneLine } from "./clean-text";

/**
 * The kit of fields: what a form sends (strings, `on`, one or several checkboxes) as zod schemas. They take what was
 * stored before as well, so that parsing twice gives the same. Dates, times and money are in `entry.schema`, email,
 * telephone and postcode in `contact.schema`; `kit.test.ts` lists the forms that read a text without the kit.
 */

/** A field whose page sends `I` and whose form's reader gets `O`. What came is read as it is: anybody can send anything. */
export function field<O, I>(read: (sent: unknown, ctx: z.RefinementCtx) => O): z.ZodType<O, I> {
  // Not z.string(): the form library would take the empty text for an answer that was not sent.
  return z.unknown().optional().transform(read) as unknown as z.ZodType<O, I>;
}

/** Says what is wrong with a field; what comes after it in the schema is not asked. */
export function refuse(ctx: z.RefinementCtx, message: string, path: (string | number)[] = []): never {
  ctx.addIssue({ code: "custom", message, path });
  return z.NEVER;
}

function asText(value: unknown): unknown {
  if (value === undefined || value === null) return "";
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? cleanText(value) : value;
}

export type TextLimits = {
  max: number;
  /** What to say when nothing was written; without it an empty text is an answer. */
  missing?: string;
  /** How a text that is too long is called, with both numbers: "The note". */
  label?: string;
  /** What to say instead when it is too long. */
  long?: string;
  /** What to say of a text with line breaks, where there must be none. */
  oneLine?: string;
};

/** A text, empty when left out unless `missing` says what to write. Cleaned, and counted as a reader would. */
export function text({ label, max, missing, long, oneLine }: TextLimits) {
  const most = max.toLocaleString("en-GB");
  return field<string, string | undefined>((sent, ctx) => {
    const value = asText(sent);
    if (typeof value !== "string")
      return refuse(ctx, label ? `${label} is not a text` : (missing ?? "Enter a text"));
    if (missing && value === "") ctx.addIssue({ code: "custom", message: missing });
    const length = charactersOf(value);
    if (length > max) {
      const both = `${label} has ${length.toLocaleString("en-GB")} characters. The most is ${most}.`;
      ctx.addIssue({ code: "custom", message: label ? both : (long ?? `Enter at most ${most} characters`) });
    }
    if (oneLine && !isOneLine(String(sent ?? "").trim())) ctx.addIssue({ code: "custom", message: oneLine });
    return value;
  });
}

/** The same, where none is an answer too: undefined then. */
export function optionalText(limits: Omit<TextLimits, "missing">) {
  return text(limits)
    .transform((value) => (value === "" ? undefined : value))
    .optional();
}

const NOT_OF_THE_PAGE = "Use one of the buttons of the page";

/** What the page itself put into the form: an id, a digest, the key of a row. No person types it. */
export function hidden(max: number, wrong = NOT_OF_THE_PAGE) {
  return z.string({ error: wrong }).max(max, wrong);
}

/** The id of a row that the page names, in a hidden field or as a choice. */
export function rowId(wrong = NOT_OF_THE_PAGE) {
  return z.uuid({ error: wrong });
}

type FormOfPage = z.core.$ZodTypeDiscriminable;

/** The forms of a page that has several, each told from the others by its `intent`. */
export function formsOf<const F extends readonly [FormOfPage, ...FormOfPage[]]>(...forms: F) {
  return z.discriminatedUnion("intent", forms, { error: NOT_OF_THE_PAGE });
}

/** Hidden fields or boxes of one name whose values the page itself put in: none, one or several. */
export function hiddenList<T>(max: number, one: z.ZodType<T>, wrong = "Choose from the list") {
  const list = z.array(one).max(max, wrong);
  return z.preprocess(listOf, list) as unknown as z.ZodType<T[], T | T[] | undefined>;
}

/** A password, exactly as it was typed: nothing is cut or folded before it is compared. */
export function password(missing: string, long = "This password is too long") {
  return z.string({ error: missing }).max(1_000, long);
}

/** One of a list; nothing chosen is refused with `missing`. */
export function choice<const O extends readonly [string, ...string[]]>(options: O, missing: string) {
  return field<O[number], O[number] | undefined>((sent, ctx) => {
    const value = asText(sent);
    return options.find((option) => option === value) ?? refuse(ctx, missing);
  });
}

/** One of a list, or the empty text. */
export function optionalChoice<const O extends readonly [string, ...string[]]>(options: O, wrong: string) {
  return field<O[number] | "", O[number] | "" | undefined>((sent, ctx) => {
    const value = asText(sent);
    return value === "" ? "" : (options.find((option) => option === value) ?? refuse(ctx, wrong));
  });
}

/** Boxes or hidden fields of one name as a list, however many were sent. */
function listOf(sent: unknown): unknown[] {
  if (sent === undefined || sent === null || sent === "") return [];
  return (Array.isArray(sent) ? sent : [sent]).filter((one) => one !== "");
}

/** Checkboxes of one name: a list without repeats, in the order of the options. */
export function choices<const O extends readonly [string, ...string[]]>(options: O, missing?: string) {
  return field<O[number][], O[number][] | undefined>((sent, ctx) => {
    const given = listOf(sent);
    if (missing && given.length === 0) return refuse(ctx, missing);
    const known: readonly unknown[] = options;
    const unknown = given.findIndex((one) => !known.includes(one));
    if (unknown >= 0) return refuse(ctx, "Choose from the list", [unknown]);
    return options.filter((option) => given.includes(option));
  });
}

/** A yes or no asked as radios; `on` is a ticked box. */
export function yesNo(missing: string) {
  return field<boolean, "yes" | "no" | boolean | undefined>(
    (sent, ctx) => toBoolean(sent) ?? refuse(ctx, missing),
  );
}

/** A single box: ticked or not. */
export function tick() {
  return field<boolean, "on" | boolean | undefined>((sent) => toBoolean(sent) === true);
}

function toBoolean(value: unknown): boolean | undefined {
  if (value === "on" || value === "yes" || value === "true" || value === true) return true;
  if (value === "no" || value === "false" || value === false) return false;
  return undefined;
}

type Typed = string | number | null | undefined;
/** A number is called by its `label`, or refused in words of its own. */
type NumberWords = { min: number; max: number; missing?: string } & ({ label: string } | { wrong: string });

function readNumber(sent: unknown, words: NumberWords, ctx: z.RefinementCtx): number {
  const given = typeof sent === "string" ? foldText(sent) : asText(sent);
  const read = typeof given === "string" && /^\d{1,6}$/.test(given) ? Number(given) : Number.NaN;
  if (read >= words.min && read <= words.max) return read;
  const { min, max, missing } = words;
  if (missing && given === "") return refuse(ctx, missing);
  return refuse(
    ctx,
    "wrong" in words ? words.wrong : `${words.label} must be a whole number from ${min} to ${max}`,
  );
}

/** A whole number between two others; left out it is `fallback`, without which it is refused. */
export function wholeNumber(words: NumberWords & { fallback?: number }) {
  return field<number, Typed>((sent, ctx) =>
    asText(sent) === "" && words.fallback !== undefined ? words.fallback : readNumber(sent, words, ctx),
  );
}

/** The same, but left out it is null: not told. */
export function optionalWholeNumber(words: NumberWords) {
  return field<number | null, Typed>((sent, ctx) =>
    asText(sent) === "" ? null : readNumber(sent, words, ctx),
  );
}

/** The version of the row that a page was read at. A form that sends none is refused by its reader (`expects: "version"`). */
export const rowVersion = wholeNumber({ label: "The version", min: 0, max: 999_999, fallback: 0 });
