import { defineEvents, toBoth, toCouncil } from "~/domains/audit/events.rules";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { formatPence } from "~/platform/forms/money";
import { isCalendarDate } from "~/platform/time";

const ofPeriod = { placement: "text", serviceId: "text", from: "text", to: "text", pence: "number" } as const;
const day = (value: unknown) => (isCalendarDate(String(value)) ? dayWords(String(value)) : "a day");
const pence = (value: unknown) => formatPence(typeof value === "number" ? value : 0);

/** What payments are expected, to both sides alike; how a council pays is its own affair. */
export const PAYMENT_EVENTS = defineEvents(
  { domain: "payments", group: "offer", subjects: ["placement", "organisation"] },
  {
    "payment-expected": toBoth(
      ({ data }) => `Expected for ${day(data.from)} to ${day(data.to)}: ${pence(data.pence)}`,
      ofPeriod,
    ),
    "payment-adjusted": toBoth(
      ({ data }) =>
        `Adjustment of ${pence(data.pence)} for ${day(data.from)} to ${day(data.to)}, after the period had closed`,
      ofPeriod,
    ),
    "payment-calendar-set": toCouncil(({ data }) => `The payment calendar was set from ${day(data.from)}`, {
      from: "text",
    }),
  },
);
