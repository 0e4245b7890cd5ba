import {
  defineEvents,
  type EventNames,
  type ToldEvent,
  toBoth,
  toCouncil,
} from "~/domains/audit/events.rules";
import { toldDay } from "~/domains/offers/offer-words.rules";
import { formatPence } from "~/platform/forms/money";
import { absenceKindWords } from "../absences/absence-kinds.options";
import { costOutcomeWords } from "../high-cost/cost-outcomes.options";
import {
  isLeavingCareStep,
  LEAVING_CARE_STEPS,
  leavingCareCodeWords,
} from "../leaving-care/leaving-care.options";
import { reviewOutcomeWords } from "../reviews/review-outcomes.options";
import { searchReasonWords } from "../search-again/search-again.rules";
import { stepDownTold } from "../step-down/step-down.rules";
import { stepDownObjectionWords } from "../step-down/step-down-targets.options";
import { endReasonWords } from "./end-reasons.options";

const ofPlacement = { placement: "text", serviceId: "text" } as const;

const homeOf = ({ data }: ToldEvent, { services }: EventNames) =>
  services.get(String(data.serviceId)) ?? "the home";
const whose = (side: unknown) => (side === "council" ? "council" : "provider");

/** "missing, away from Friday 4 December 2026" and, where the child is back, ", back on Monday 7 December 2026". */
const away = ({ code, from, back }: ToldEvent["data"]) =>
  `${absenceKindWords(String(code)).toLowerCase()}, away from ${toldDay(from)}${back === undefined ? "" : `, back on ${toldDay(back)}`}`;
const ofAbsence = {
  ...ofPlacement,
  side: "text",
  absence: "text",
  code: "text",
  from: "text",
  back: "text?",
} as const;

/** What is told only to those who read reviews (`readsReviews`). */
export const ABOUT_REVIEWS: readonly string[] = ["review-date-set", "review-recorded"];

/** What is told only to those who read where a child should live next (`readsStepDown`). */
export const ABOUT_STEP_DOWN: readonly string[] = ["step-down-planned", "step-down-answered"];

/** What is told only to those who read what placements cost at review (`readsHighCost`). */
export const ABOUT_COST: readonly string[] = ["cost-reviewed"];

/** What is told only to those who may know a child (`readsLeavingCare`). */
export const ABOUT_LEAVING_CARE: readonly string[] = ["leaving-care-recorded", "leaving-care-asked-later"];

/** What happens to a placement, told to both sides alike; what only the council may know is told to it alone. */
export const PLACEMENT_EVENTS = defineEvents(
  { domain: "agreements", group: "offer", subjects: ["placement"] },
  {
    "placement-planned": toBoth(
      (event, names) => `A placement at ${homeOf(event, names)} is planned from ${toldDay(event.data.date)}`,
      { ...ofPlacement, date: "text" },
    ),
    "placed-by-phone": toBoth("The council recorded a placement agreed by phone", ofPlacement),
    "placement-not-started": toBoth("The placement will not start", ofPlacement),
    "move-in-confirmed": toBoth(
      (event) =>
        `The ${whose(event.data.side)} confirmed that the child moved in on ${toldDay(event.data.date)}`,
      { ...ofPlacement, side: "text", date: "text" },
    ),
    "move-in-corrected": toBoth(
      (event) =>
        `The ${whose(event.data.side)} corrected the day the child moved in from ${toldDay(event.data.before)} to ${toldDay(event.data.date)}`,
      { ...ofPlacement, side: "text", before: "text", date: "text" },
    ),
    "move-in-disputed": toBoth(
      ({ data }) =>
        `The council says the child did not move in on ${toldDay(data.date)}, so the placement is planned again`,
      { ...ofPlacement, date: "text" },
    ),
    "placement-notice-given": toBoth(
      // With an end without notice it is no news of its own.
      (event) =>
        event.data.withoutNotice === true
          ? null
          : `The ${whose(event.data.side)} gave notice, last night ${toldDay(event.data.date)}: ${endReasonWords(String(event.data.code))}`,
      { ...ofPlacement, side: "text", code: "text", date: "text", withoutNotice: "flag?" },
    ),
    "placement-ended": toBoth(
      (event) =>
        `${event.data.side === "provider" ? "The provider says the placement ended" : "The placement ended"}${event.data.withoutNotice === true ? " without notice" : ""}, last night ${toldDay(event.data.date)}: ${endReasonWords(String(event.data.code))}`,
      { ...ofPlacement, side: "text", code: "text", date: "text", withoutNotice: "flag?" },
    ),
    "placement-end-disputed": toBoth(
      "The council says the child has not left, so the placement continues",
      ofPlacement,
    ),
    "placement-end-confirmed": toBoth("The council confirmed that the placement ended", ofPlacement),
    "absence-recorded": toBoth(
      ({ data }) => `The ${whose(data.side)} recorded an absence: ${away(data)}`,
      ofAbsence,
    ),
    "absence-corrected": toBoth(
      ({ data }) =>
        `The ${whose(data.side)} corrected an absence: now ${away(data)}; before, ${away({ code: data.beforeCode, from: data.beforeFrom, back: data.beforeBack })}`,
      { ...ofAbsence, beforeCode: "text", beforeFrom: "text", beforeBack: "text?" },
    ),
    "absence-fee-decided": toBoth(
      ({ data }) => `The council pays ${Number(data.percent)}% of the fee for this absence: ${away(data)}`,
      { ...ofAbsence, percent: "number" },
    ),
    "absence-withdrawn": toBoth(
      ({ data }) => `The ${whose(data.side)} withdrew an absence: ${away(data)}`,
      ofAbsence,
    ),
    "step-down-planned": toBoth(
      ({ data }) => `Step-down plan: ${stepDownTold(String(data.code), data.date)}`,
      { ...ofPlacement, code: "text", date: "text?" },
      { log: "Step-down plan saved" },
    ),
    "step-down-answered": toBoth(
      ({ data }) =>
        data.agreed === true
          ? "The provider agreed to the step-down plan"
          : `The provider objected to the step-down plan: ${stepDownObjectionWords(String(data.code))}`,
      { ...ofPlacement, agreed: "flag", code: "text?" },
      { log: "Step-down plan answered" },
    ),
    // The council's own, as its case system has them.
    "review-date-set": toCouncil(({ data }) => `Next statutory review entered: ${toldDay(data.date)}`, {
      placement: "text",
      date: "text",
    }),
    "review-recorded": toCouncil(
      ({ data }) =>
        `Statutory review of ${toldDay(data.date)} recorded: ${reviewOutcomeWords(String(data.code))}`,
      { placement: "text", code: "text", date: "text" },
    ),
    "cost-reviewed": toCouncil(
      ({ data }) =>
        `Cost of ${typeof data.weeklyPence === "number" ? formatPence(data.weeklyPence) : "the placement"} a week reviewed: ${costOutcomeWords(String(data.code))}. Next review ${toldDay(data.date)}`,
      { placement: "text", code: "text", weeklyPence: "number", date: "text" },
      { log: "Cost of a placement reviewed" },
    ),
    "leaving-care-recorded": toCouncil(
      ({ data }) => {
        const step = String(data.step);
        const label = isLeavingCareStep(step) ? LEAVING_CARE_STEPS[step].label : "Leaving care";
        const code = typeof data.code === "string" ? `, ${leavingCareCodeWords(data.code)}` : "";
        return `${label} recorded, ${toldDay(data.date)}${code}`;
      },
      { placement: "text", step: "text", date: "text", code: "text?" },
      { log: "Leaving care step recorded" },
    ),
    "leaving-care-asked-later": toCouncil("Reminder about leaving care moved", { placement: "text" }),
    // What the council searches for is nobody else's to know.
    "search-again-begun": toCouncil(
      ({ data }) =>
        `A new search for the child was started, referral ${String(data.referral)}: ${searchReasonWords(String(data.code))}`,
      { placement: "text", code: "text", referral: "text" },
    ),
  },
);
