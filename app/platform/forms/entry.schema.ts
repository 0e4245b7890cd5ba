import { z } from "zod";
import { isEmptyDate, parseDateParts } from "./dates";
import { parsePounds } from "./money";
import { parseTime } from "./times";

/** Zod pieces for what the form fields send; each message says how to mend it. `what` is "the start date". */

const boxes = z
  .object({
    day: z.string().optional(),
    month: z.string().optional(),
    year: z.string().optional(),
  })
  .optional();

/** A date in three boxes → `YYYY-MM-DD`. */
export function dateEntry(what: string) {
  return boxes.transform((parts, context) => {
    const date = parseDateParts(parts, what);
    if (date.ok) return date.value;
    context.addIssue({ code: "custom", message: date.error, path: date.box ? [date.box] : [] });
    return z.NEVER;
  });
}

/** The same, where nothing at all is an answer too → `YYYY-MM-DD` or undefined. */
export function optionalDateEntry(what: string) {
  return boxes.transform((parts, context) => {
    if (isEmptyDate(parts)) return undefined;
    const date = parseDateParts(parts, what);
    if (date.ok) return date.value;
    context.addIssue({ code: "custom", message: date.error, path: date.box ? [date.box] : [] });
    return z.NEVER;
  });
}

/** An amount in pounds → whole pence. `least` is in pence: 1 refuses £0.00. */
export function poundsEntry(what: string, { least = 0 }: { least?: number } = {}) {
  return z
    .string()
    .optional()
    .transform((typed, context) => {
      const money = parsePounds(typed, what);
      if (money.ok && money.value >= least) return money.value;
      const message = money.ok
        ? `${what.charAt(0).toUpperCase()}${what.slice(1)} must be more than £0.00`
        : money.error;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });
}

/** The same, where nothing at all is an answer too → whole pence or undefined. */
export function optionalPoundsEntry(what: string) {
  return z
    .string()
    .optional()
    .transform((typed, context) => {
      if (typed === undefined || typed.trim() === "") return undefined;
      const money = parsePounds(typed, what);
      if (money.ok) return money.value;
      context.addIssue({ code: "custom", message: money.error });
      return z.NEVER;
    });
}

/** A time of day → `HH:MM`. */
export function timeEntry(what: string) {
  return z
    .string()
    .optional()
    .transform((typed, context) => {
      const time = parseTime(typed, what);
      if (time.ok) return time.value;
      context.addIssue({ code: "custom", message: time.error });
      return z.NEVER;
    });
}
