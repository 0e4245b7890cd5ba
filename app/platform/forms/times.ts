import { foldText } from "./clean-text";

/** Times of day as people type them. No input or output. */

export type ParsedTime = { ok: true; value: string } | { ok: false; error: string };

/**
 * `HH:MM` on the 24-hour clock from "17:30", "17.30", "1730", "5:30pm", "5 pm", "noon" or "midnight", else
 * what is wrong. "5" alone is refused: it may be morning or afternoon.
 */
export function parseTime(typed: unknown, what = "the time"): ParsedTime {
  const text = typeof typed === "string" ? foldText(typed).toLowerCase() : "";
  if (text === "") return { ok: false, error: `Enter ${what}` };
  if (text === "noon" || text === "midday") return { ok: true, value: "12:00" };
  if (text === "midnight") return { ok: true, value: "00:00" };
  const refused: ParsedTime = {
    ok: false,
    error: `Enter ${what} in hours and minutes, for example 17:30 or 5:30pm`,
  };
  const half = /^([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap])\.?m\.?$/.exec(text);
  if (half) {
    const hour = Number(half[1]);
    if (hour < 1 || hour > 12) return refused;
    return clockTime((hour % 12) + (half[3] === "p" ? 12 : 0), Number(half[2] ?? "0"), refused);
  }
  const whole = /^([0-9]{1,2})[:.]([0-9]{2})$/.exec(text) ?? /^([0-9]{2})([0-9]{2})$/.exec(text);
  return whole ? clockTime(Number(whole[1]), Number(whole[2]), refused) : refused;
}

function clockTime(hour: number, minute: number, refused: ParsedTime): ParsedTime {
  if (hour > 23 || minute > 59) return refused;
  return { ok: true, value: `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` };
}
