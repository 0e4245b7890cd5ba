import { defineEvents, type ToldEvent, toBoth } from "~/domains/audit/events.rules";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { isCalendarDate } from "~/platform/time";
import { nightsWords, weeklyWords } from "./change.rules";
import { changeKindTold, changeKindWords } from "./change-kinds.options";

const ofChange = {
  placement: "text",
  serviceId: "text",
  change: "text",
  side: "text",
  what: "text",
  code: "text",
  weeklyPence: "number",
  from: "text",
  to: "text?",
} as const;
/** The provider reads what was decided and when, never by whom. */
const decided = { unnamed: true, group: "funding" } as const;
const funding = { group: "funding" } as const;

const day = (value: unknown) => (isCalendarDate(String(value)) ? String(value) : null);

/** "a higher weekly fee, £350.00 a week more from Friday 4 December 2026 to Thursday 31 December 2026". */
function change({ code, what, weeklyPence, from, to }: ToldEvent["data"]): string {
  const known = `the ${changeKindWords(String(code)).toLowerCase()}`;
  const [first, last] = [day(from), day(to)];
  if (what === "end")
    return `an early end of ${known}${last === null ? "" : `, last night ${dayWords(last)}`}`;
  const nights = first === null ? "" : ` ${nightsWords({ from: first, to: last })}`;
  const kind = what === "extend" ? `an extension of ${known}` : changeKindTold(String(code));
  return `${kind}, ${typeof weeklyPence === "number" ? weeklyWords(weeklyPence) : "an amount a week"}${nights}`;
}
const whose = (side: unknown) => (side === "council" ? "council" : "provider");

/** What is asked for and decided while a placement runs, told to both sides in codes, days and amounts alone. */
export const CHANGE_EVENTS = defineEvents(
  { domain: "agreements", group: "offer", subjects: ["placement"] },
  {
    "change-asked": toBoth(
      ({ data }) => `The ${whose(data.side)} asked for ${change(data)}`,
      ofChange,
      funding,
    ),
    "change-agreed": toBoth(({ data }) => `The provider agreed to ${change(data)}`, ofChange, funding),
    "change-declined": toBoth(({ data }) => `The provider declined ${change(data)}`, ofChange, funding),
    "change-returned": toBoth(
      ({ data }) => `The council asked a question about ${change(data)}`,
      ofChange,
      decided,
    ),
    "change-answered": toBoth(
      ({ data }) => `The ${whose(data.side)} answered the question about ${change(data)}`,
      ofChange,
      funding,
    ),
    "change-authorised": toBoth(({ data }) => `The council authorised ${change(data)}`, ofChange, decided),
    "change-refused": toBoth(({ data }) => `The council refused ${change(data)}`, ofChange, decided),
    "change-withdrawn": toBoth(
      ({ data }) => `The ${whose(data.side)} withdrew its request for ${change(data)}`,
      ofChange,
      funding,
    ),
  },
);
