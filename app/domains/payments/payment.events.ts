import { defineEvents, toBoth, toCouncil } from "~/domains/audit/events.rules";
import { dayWords, toldDay } from "~/domains/offers/offer-words.rules";
import { formatPence } from "~/platform/forms/money";
import { isCalendarDate } from "~/platform/time";

const ofPeriod = { placement: "text", serviceId: "text", from: "text", to: "text", pence: "number" } as const;
const ofPayment = { placement: "text", serviceId: "text", on: "text?", pence: "number" } as const;
const onDay = (value: unknown) => (isCalendarDate(String(value)) ? ` on ${dayWords(String(value))}` : "");
const rows = (value: unknown) =>
  value === 1 ? "1 row" : `${(typeof value === "number" ? value : 0).toLocaleString("en-GB")} rows`;
const pence = (value: unknown) => formatPence(typeof value === "number" ? value : 0);

/** What payments are expected, to both sides alike; how a council pays is its own affair. */
export const PAYMENT_EVENTS = defineEvents(
  { domain: "payments", group: "offer", subjects: ["placement", "organisation"] },
  {
    "payment-expected": toBoth(
      ({ data }) => `Expected for ${toldDay(data.from)} to ${toldDay(data.to)}: ${pence(data.pence)}`,
      ofPeriod,
    ),
    "payment-adjusted": toBoth(
      ({ data }) =>
        `Adjustment of ${pence(data.pence)} for ${toldDay(data.from)} to ${toldDay(data.to)}, after the period had closed`,
      ofPeriod,
    ),
    "payment-matched": toBoth(
      ({ data }) => `Payment of ${pence(data.pence)}${onDay(data.on)} recorded for this placement`,
      ofPayment,
    ),
    "payment-unmatched": toBoth(
      ({ data }) => `Payment of ${pence(data.pence)}${onDay(data.on)} no longer counted for this placement`,
      ofPayment,
    ),
    "payment-match-made": toCouncil(
      ({ data }) => `Payment of ${pence(data.pence)}${onDay(data.on)} matched to this placement by hand`,
      ofPayment,
    ),
    "payment-match-ended": toCouncil(
      ({ data }) =>
        `Payment of ${pence(data.pence)}${onDay(data.on)} is no longer matched to this placement by hand`,
      ofPayment,
    ),
    "payments-imported": toCouncil(
      ({ data }) => `Payment file ${data.batch} imported: ${rows(data.rows)}, ${pence(data.pence)}`,
      { batch: "number", rows: "number", pence: "number" },
    ),
    "payment-import-asked": toCouncil(
      ({ data }) => `Started importing a payment file: ${rows(data.rows)}, ${pence(data.pence)}`,
      { rows: "number", pence: "number" },
    ),
    "supplier-linked": toCouncil(({ data }) => `Supplier ${data.supplier} was linked to ${data.provider}`, {
      supplier: "text",
      provider: "text",
    }),
    "supplier-unlinked": toCouncil(
      ({ data }) => `Supplier ${data.supplier} is no longer linked to ${data.provider}`,
      { supplier: "text", provider: "text" },
    ),
    "payment-calendar-set": toCouncil(
      ({ data }) => `The payment calendar was set from ${toldDay(data.from)}`,
      {
        from: "text",
      },
    ),
  },
);
