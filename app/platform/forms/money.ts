import { foldText } from "./clean-text";

/** Pounds as people type them, kept as whole pence. No input or output. */

export type ParsedMoney = { ok: true; value: number } | { ok: false; error: string };

/** £9,999,999.99: more than any line, total or year of a placement, and far inside exact integers. */
export const MAX_PENCE = 999_999_999;

const THOUSANDS = /^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,2})?$/;
const PLAIN = /^[0-9]+(\.[0-9]{1,2})?$/;

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * Whole pence of an amount typed in pounds: "£1,234.50" → 123450, "1234.5" → 123450. Otherwise what is wrong,
 * starting with `what` ("the weekly cost"). Zero is a number here; whether it makes sense is the form's own rule.
 */
export function parsePounds(typed: unknown, what = "the amount"): ParsedMoney {
  const text = typeof typed === "string" ? foldText(typed) : "";
  if (text === "") return { ok: false, error: `Enter ${what} in pounds` };
  const bare = text.replace(/^£ */, "");
  if (/^([-−–]|£? *[-−–])/.test(bare) || /^[-−–]/.test(text)) {
    return { ok: false, error: `${capital(what)} must not be less than £0.00` };
  }
  if (/^[0-9][0-9,]*\.[0-9]{3,}$/.test(bare)) {
    return {
      ok: false,
      error: `${capital(what)} must be in pounds and pence, with 2 numbers after the point`,
    };
  }
  if (!THOUSANDS.test(bare) && !PLAIN.test(bare)) {
    return { ok: false, error: `${capital(what)} must be an amount in pounds, for example £1,234.50` };
  }
  const [pounds = "0", pence = ""] = bare.replaceAll(",", "").split(".");
  // Digits are joined, never multiplied: 1.15 × 100 is not 115 in floating point.
  const value = Number(`${pounds}${pence.padEnd(2, "0")}`);
  if (value > MAX_PENCE) {
    return { ok: false, error: `${capital(what)} must not be more than ${formatPence(MAX_PENCE)}` };
  }
  return { ok: true, value };
}

/** Pence as people read them, always with pence: 123450 → "£1,234.50", -5 → "-£0.05". */
export function formatPence(pence: number): string {
  const { sign, pounds, rest } = split(pence);
  return `${sign}£${pounds.replace(/\B(?=([0-9]{3})+$)/g, ",")}.${rest}`;
}

/** Pence as the value of a money field: 123450 → "1234.50". */
export function poundsForInput(pence: number | null | undefined): string | undefined {
  if (pence === null || pence === undefined) return undefined;
  const { sign, pounds, rest } = split(pence);
  return `${sign}${pounds}.${rest}`;
}

function split(pence: number): { sign: string; pounds: string; rest: string } {
  if (!Number.isSafeInteger(pence)) throw new RangeError("money is whole pence");
  const digits = String(Math.abs(pence)).padStart(3, "0");
  return { sign: pence < 0 ? "-" : "", pounds: digits.slice(0, -2), rest: digits.slice(-2) };
}
