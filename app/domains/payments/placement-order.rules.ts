/**
 * The purchase order that a placement is paid under, and the clock that the council owns where there is none. It never stops the
 * 30 days. Pure; days are `YYYY-MM-DD`.
 */
import { dayWords } from "~/domains/offers/offer-words.rules";
import { addDays, daysFrom, londonDate, londonToUtc } from "~/platform/time";
import { addWorkingDays } from "~/platform/working-days";

/** What a council says of the order of a placement. */
export const ORDER_CHOICES = {
  number: { label: "There is a purchase order" },
  "none-yet": { label: "Not yet" },
  "not-needed": { label: "We pay this placement without one" },
} as const;
export type OrderChoice = keyof typeof ORDER_CHOICES;

/** The council gives an order within so many working days of the first night. */
export const ORDER_WORKING_DAYS = 5;

/** What was said of the order at one time. */
export type OrderSaid = { orderNeeded: boolean; orderNumber: string | null; setAt: Date };

export type OrderClock =
  | { state: "ordered"; number: string; since: string }
  | { state: "not-needed" }
  /** Nobody has moved in yet. */
  | { state: "ahead" }
  /** There is none: since when, how many days that is, and by when the council should have given one. */
  | { state: "missing"; since: string; days: number; due: string; late: boolean };

export const orderChoice = (said: Omit<OrderSaid, "setAt"> | undefined): OrderChoice =>
  said === undefined
    ? "none-yet"
    : said.orderNumber !== null
      ? "number"
      : said.orderNeeded
        ? "none-yet"
        : "not-needed";

/**
 * Whether a placement has an order; else since when it has none: from the first night, or from the day on which the last was
 * taken away. `history` is newest first; what changed beside the order starts no clock anew.
 */
export function orderClock(
  { firstNight, knownOn }: { firstNight: string | null; knownOn: string },
  history: readonly OrderSaid[],
  today: string,
): OrderClock {
  const [now] = history;
  const choice = orderChoice(now);
  // The run of rows that say the same as the newest: its oldest says since when.
  const changed = history.findIndex(
    (one) => orderChoice(one) !== choice || one.orderNumber !== now?.orderNumber,
  );
  const oldest = changed === -1 ? history.at(-1) : history[changed - 1];
  if (choice === "not-needed") return { state: "not-needed" };
  if (choice === "number" && now?.orderNumber && oldest)
    return { state: "ordered", number: now.orderNumber, since: londonDate(oldest.setAt) };
  if (firstNight === null || firstNight > today) return { state: "ahead" };
  // A placement that is recorded late could have no order before.
  const begins = firstNight > knownOn ? firstNight : knownOn;
  const taken = changed === -1 || !oldest ? begins : londonDate(oldest.setAt);
  const since = taken > begins ? taken : begins;
  const due = dueOn(since);
  return { state: "missing", since, days: daysFrom(since, today), due, late: due < today };
}

function dueOn(since: string): string {
  const noon = londonToUtc(since, "12:00");
  return noon.ok
    ? londonDate(addWorkingDays(noon.at, ORDER_WORKING_DAYS))
    : addDays(since, ORDER_WORKING_DAYS);
}

const counted = (days: number) => (days === 1 ? "1 day" : `${days} days`);

/** What both sides read of it, in a sentence or two. */
export function orderWords(clock: OrderClock, side: "council" | "provider"): string {
  switch (clock.state) {
    case "ordered":
      return `${clock.number}, since ${dayWords(clock.since)}`;
    case "not-needed":
      return side === "council" ? "You pay without one" : "The council pays without one";
    case "ahead":
      return "None yet. The child has not moved in";
    case "missing": {
      const waited = clock.days === 0 ? "" : `, for ${counted(clock.days)}`;
      const due = clock.late ? `It was due by ${dayWords(clock.due)}` : `It is due by ${dayWords(clock.due)}`;
      return `None yet${waited}. ${due}. ${NEVER_STOPS[side]}`;
    }
  }
}

const NEVER_STOPS = {
  council: "This does not stop the 30 days for payment",
  provider: "It is for the council to give one. You can send invoices without it, and the 30 days run",
} as const;
