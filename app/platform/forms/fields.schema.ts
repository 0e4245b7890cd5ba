import { z } from "zod";
import { isCalendarDate } from "~/platform/time";

/**
 * Fields of HTML forms as zod schemas: they take what a form sends (strings, `on`, one or several checkboxes,
 * three boxes of a date) and also what was stored before, so that parsing twice gives the same.
 */

/** Characters that show nothing or turn the reading direction round: they hide words from people and checks. */
const UNSEEN = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

function asText(value: unknown): unknown {
  if (value === undefined || value === null) return "";
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return value;
  return value.replace(/\r\n?/g, "\n").replace(UNSEEN, "").normalize("NFC").trim();
}

/** Counts what a reader would call characters, so that an emoji is not two; without a list of them, which may be long. */
function length(text: string): number {
  let characters = 0;
  for (const _character of text) characters += 1;
  return characters;
}

export type TextLimits = { label: string; max: number; missing?: string };

/** A text, empty when left out unless `missing` says what to write. Too long is refused with both numbers. */
export function text({ label, max, missing }: TextLimits) {
  return z.preprocess(
    asText,
    // Not z.string(): the form library would take the empty text for an answer that was not sent.
    z.unknown().transform((value, ctx): string => {
      const refuse = (message: string) => ctx.issues.push({ code: "custom", message, input: value });
      if (typeof value !== "string") {
        refuse(`${label} is not a text`);
        return z.NEVER;
      }
      if (missing && value === "") refuse(missing);
      if (length(value) > max) {
        refuse(
          `${label} has ${length(value).toLocaleString("en-GB")} characters. The most is ${max.toLocaleString("en-GB")}.`,
        );
      }
      return value;
    }),
  );
}

/** One of a list; nothing chosen is refused with `missing`. */
export function choice<const O extends readonly [string, ...string[]]>(options: O, missing: string) {
  return z.preprocess(asText, z.enum(options, { error: missing }));
}

/** One of a list, or the empty text. */
export function optionalChoice<const O extends readonly [string, ...string[]]>(options: O, wrong: string) {
  type Chosen = O[number] | "";
  const isChosen = (value: unknown): value is Chosen =>
    value === "" || options.some((option) => option === value);
  return z.preprocess(
    asText,
    z.unknown().transform((value, ctx): Chosen => {
      if (isChosen(value)) return value;
      ctx.issues.push({ code: "custom", message: wrong, input: value });
      return z.NEVER;
    }),
  );
}

/** Checkboxes of one name: a list without repeats, in the order of the options. */
export function choices<const O extends readonly [string, ...string[]]>(options: O, missing?: string) {
  const several = (value: unknown): unknown => {
    if (value === undefined || value === null || value === "") return [];
    const list = Array.isArray(value) ? value : [value];
    const given = list.filter((item) => item !== "");
    const known = options.filter((option) => given.includes(option));
    const unknown = given.filter((item) => !options.some((option) => option === item));
    return [...known, ...unknown];
  };
  const list = z.array(z.enum(options, { error: "Choose from the list" }));
  return z.preprocess(several, missing ? list.min(1, { error: missing }) : list);
}

/** A yes or no asked as radios; `on` is a ticked box. */
export function yesNo(missing: string) {
  return z.preprocess(toBoolean, z.boolean({ error: missing }));
}

/** A single box: ticked or not. */
export function tick() {
  return z.preprocess((value) => toBoolean(value) === true, z.boolean());
}

function toBoolean(value: unknown): unknown {
  if (value === "on" || value === "yes" || value === "true" || value === true) return true;
  if (value === "no" || value === "false" || value === false) return false;
  return undefined;
}

type NumberWords = { label: string; min: number; max: number };

function numberIn({ label, min, max }: NumberWords) {
  const message = `${label} must be a whole number from ${min} to ${max}`;
  return z
    .number({ error: message })
    .int({ error: message })
    .min(min, { error: message })
    .max(max, { error: message });
}

function readNumber<F>(value: unknown, leftOut: F): number | F {
  const given = asText(value);
  if (given === "") return leftOut;
  return typeof given === "string" && /^\d{1,6}$/.test(given) ? Number(given) : Number.NaN;
}

/** A whole number between two others; left out it is `fallback`. */
export function wholeNumber({ fallback, ...words }: NumberWords & { fallback: number }) {
  return z.preprocess((value) => readNumber(value, fallback), numberIn(words));
}

/** The same, but left out it is null: not told. */
export function optionalWholeNumber(words: NumberWords) {
  return z.preprocess((value) => readNumber(value, null), numberIn(words).nullable());
}

/** The version of the row that a page was read at. A form that sends none is refused by its reader (`expects: "version"`). */
export const rowVersion = wholeNumber({ label: "The version", min: 0, max: 999_999, fallback: 0 });

/**
 * A date from three boxes (`day`, `month`, `year`) or as stored (`YYYY-MM-DD`), given back as `YYYY-MM-DD`, or
 * empty when all boxes are. With `missing`, empty is refused with those words.
 */
export function date({ label, missing }: { label: string; missing?: string }) {
  return z.preprocess(
    (value) => value ?? "",
    z.unknown().transform((value, ctx): string => {
      const boxes = dateBoxes(value);
      const problem = boxes.problem ?? (boxes.iso === "" ? missing : undefined);
      if (problem) {
        ctx.issues.push({ code: "custom", message: problem.replace("{label}", label), input: value });
        return z.NEVER;
      }
      return boxes.iso;
    }),
  );
}

type DateBoxes = { iso: string; problem?: string };

function dateBoxes(value: unknown): DateBoxes {
  if (typeof value === "string") {
    const iso = value.trim();
    if (iso === "" || isCalendarDate(iso)) return { iso };
    return { iso: "", problem: "{label} must have a day, a month and a year" };
  }
  if (typeof value !== "object" || value === null) return { iso: "", problem: "{label} is not a date" };
  const box = (name: string): string => {
    const found = Object.hasOwn(value, name) ? asText((value as Record<string, unknown>)[name]) : "";
    return typeof found === "string" ? found.normalize("NFKC") : "";
  };
  const [day, month, year] = [box("day"), box("month"), box("year")];
  if (day === "" && month === "" && year === "") return { iso: "" };
  const left = [day === "" && "a day", month === "" && "a month", year === "" && "a year"].filter(Boolean);
  if (left.length > 0) return { iso: "", problem: `{label} must have ${left.join(" and ")}` };
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) {
    return { iso: "", problem: "{label} must be numbers, like 7 3 2027" };
  }
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isCalendarDate(iso))
    return { iso: "", problem: `{label} cannot be ${day}/${month}/${year}: there is no such day` };
  return { iso };
}
