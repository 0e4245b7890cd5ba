import { defineEvents, type ToldEvent, toBoth } from "~/domains/audit/events.rules";
import { toldDay } from "~/domains/offers/offer-words.rules";
import { formatPence } from "~/platform/forms/money";
import { isCalendarDate } from "~/platform/time";
import { queryKindWords, queryOutcomeWords } from "./payment-query.options";

const ofQuery = {
  placement: "text",
  serviceId: "text",
  query: "text",
  code: "text",
  from: "text?",
  to: "text?",
  pence: "number?",
} as const;

/** "about payment for 1 June 2026 to 14 June 2026: not paid, £36.00" */
function about({ code, from, to, pence }: ToldEvent["data"]): string {
  const of = isCalendarDate(String(from)) ? `payment for ${toldDay(from)} to ${toldDay(to)}` : "payments";
  const amount = typeof pence === "number" ? `, ${formatPence(pence)}` : "";
  return `about ${of}: ${queryKindWords(code).toLowerCase()}${amount}`;
}

/** What a provider asks about payments and what came of it, in codes, days and amounts alone: the words stay in the query. */
export const PAYMENT_QUERY_EVENTS = defineEvents(
  { domain: "payments", group: "offer", subjects: ["placement"] },
  {
    "payment-query-raised": toBoth(({ data }) => `The provider raised a query ${about(data)}`, ofQuery),
    "payment-query-replied": toBoth(
      ({ data }) =>
        `The ${data.side === "council" ? "council" : "provider"} wrote in the query ${about(data)}`,
      { ...ofQuery, side: "text" },
    ),
    "payment-query-owned": toBoth(
      ({ data }) => `Somebody in the council’s finance team is responsible for the query ${about(data)}`,
      ofQuery,
    ),
    "payment-query-answered": toBoth(
      ({ data }) =>
        `The council answered the query ${about(data)}. Outcome: ${queryOutcomeWords(data.outcome).toLowerCase()}`,
      { ...ofQuery, outcome: "text" },
    ),
    "payment-query-disputed": toBoth(
      ({ data }) => `The provider disputed the answer to the query ${about(data)}`,
      ofQuery,
    ),
  },
);
