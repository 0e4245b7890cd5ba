import type { z } from "zod";
import { isCalendarDate } from "~/platform/time";
import { type DateParts, isEmptyDate, parseDateParts } from "./dates";
import { field, refuse } from "./fields.schema";
import { formatPence, MAX_PENCE, parsePounds } from "./money";
import { parseTime } from "./times";

/** Dates, times and money of the kit of fields; each message says how to mend it. `what` is "the start date". */

/** A date as three boxes send it, or as it was stored (`YYYY-MM-DD`), with which its form begins. */
type SentDate = { day?: string; month?: string; year?: string } | string | undefined;

function partsOf(sent: unknown): DateParts | undefined {
  return typeof sent === "object" && sent !== null && !Array.isArray(sent) ? sent : undefined;
}

function storedDay(sent: unknown): string | undefined {
  return typeof sent === "string" && isCalendarDate(sent.trim()) ? sent.trim() : undefined;
}

function readDate(sent: unknown, what: string, ctx: z.RefinementCtx): string {
  const stored = storedDay(sent);
  if (stored) return stored;
  const date = parseDateParts(partsOf(sent), what);
  return date.ok ? date.value : refuse(ctx, date.error, date.box ? [date.box] : []);
}

function isBlank(sent: unknown): boolean {
  return sent === undefined || sent === null || (typeof sent === "string" && sent.trim() === "");
}

/** Nothing at all is an answer; a text that is no day as it is stored is not. */
function isLeftOut(sent: unknown): boolean {
  return typeof sent === "string" ? isBlank(sent) : isEmptyDate(partsOf(sent));
}

/** A date in three boxes → `YYYY-MM-DD`. */
export function dateEntry(what: string) {
  return field<string, SentDate>((sent, ctx) => readDate(sent, what, ctx));
}

/** The same, where nothing at all is an answer too → `YYYY-MM-DD` or undefined. */
export function optionalDateEntry(what: string) {
  return field<string | undefined, SentDate>((sent, ctx) =>
    isLeftOut(sent) ? undefined : readDate(sent, what, ctx),
  );
}

/** The same for a text that is stored: empty when left out. */
export function dateOrEmpty(what: string) {
  return field<string, SentDate>((sent, ctx) => (isLeftOut(sent) ? "" : readDate(sent, what, ctx)));
}

/** An amount as it is typed, or in pence as it was stored. */
type SentPounds = string | number | undefined;
/** In pence: a `least` of 1 refuses £0.00. */
type PoundsLimits = { least?: number; most?: number };

function readPounds(
  sent: unknown,
  what: string,
  { least = 0, most = MAX_PENCE }: PoundsLimits,
  ctx: z.RefinementCtx,
): number {
  const money = typeof sent === "number" ? { ok: true as const, value: sent } : parsePounds(sent, what);
  if (!money.ok) return refuse(ctx, money.error);
  const named = `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
  if (money.value < least) return refuse(ctx, `${named} must be more than £0.00`);
  if (money.value > most) return refuse(ctx, `${named} must not be more than ${formatPence(most)}`);
  return money.value;
}

/** An amount in pounds → whole pence. */
export function poundsEntry(what: string, limits: PoundsLimits = {}) {
  return field<number, SentPounds>((sent, ctx) => readPounds(sent, what, limits, ctx));
}

/** The same, where nothing at all is an answer too → whole pence or undefined. */
export function optionalPoundsEntry(what: string, limits: PoundsLimits = {}) {
  return field<number | undefined, SentPounds>((sent, ctx) =>
    isBlank(sent) ? undefined : readPounds(sent, what, limits, ctx),
  );
}

function readTime(sent: unknown, what: string, ctx: z.RefinementCtx): string {
  const time = parseTime(sent, what);
  return time.ok ? time.value : refuse(ctx, time.error);
}

/** A time of day → `HH:MM`. */
export function timeEntry(what: string) {
  return field<string, string | undefined>((sent, ctx) => readTime(sent, what, ctx));
}

/** The same, where nothing at all is an answer too: the empty text then. */
export function timeOrEmpty(what: string) {
  return field<string, string | undefined>((sent, ctx) => (isBlank(sent) ? "" : readTime(sent, what, ctx)));
}
