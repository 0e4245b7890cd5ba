import { absoluteDayAndTime } from "~/platform/time";

const SAID = /mail-limit (person|organisation|recipient) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)/;

const WHOSE: Record<string, string> = {
  person: "You have reached the number of emails one person can send in a day",
  organisation: "Your organisation has reached the number of emails it can send in a day",
  recipient: "This person has reached the number of emails they can get in a day",
};

/** Of an error and what caused it, whatever the database's client wraps it in. */
function wordsOf(error: unknown, depth = 0): string {
  if (depth > 5 || typeof error !== "object" || error === null) return "";
  const { message, cause, meta, originalMessage } = error as Record<string, unknown>;
  const own = [message, originalMessage].filter((text) => typeof text === "string").join(" ");
  return [own, wordsOf(cause, depth + 1), wordsOf(meta, depth + 1)].join(" ");
}

/**
 * What to say when the database refused a mail too many (`within_mail_limits`): whose limit it is and when it is possible
 * again. Undefined for every other error.
 */
export function mailLimitWords(error: unknown, now: Date): string | undefined {
  const [, whose = "", again = ""] = SAID.exec(wordsOf(error).slice(0, 10_000)) ?? [];
  if (!whose) return undefined;
  return `${WHOSE[whose]}. Nothing was sent or changed. You can try again from ${absoluteDayAndTime(new Date(again), now)}.`;
}
