import { defineEvents, type ToldEvent, toBoth } from "~/domains/audit/events.rules";
import { toldDay } from "~/domains/offers/offer-words.rules";
import { formatPence } from "~/platform/forms/money";
import { holdOutcomeWords, holdReason } from "./payment-hold.options";

const ofHold = {
  placement: "text",
  serviceId: "text",
  code: "text",
  from: "text",
  to: "text",
  pence: "number",
} as const;

/** "£600.00 of the payment for 1 June 2026 to 30 June 2026" */
const what = ({ pence, from, to }: ToldEvent["data"]) =>
  `${formatPence(typeof pence === "number" ? pence : 0)} of the payment for ${toldDay(from)} to ${toldDay(to)}`;

/** What a council holds back and releases, in codes, days and amounts alone: the words stay in the hold. */
export const PAYMENT_HOLD_EVENTS = defineEvents(
  { domain: "payments", group: "offer", subjects: ["placement"] },
  {
    "payment-held": toBoth(
      ({ data }) => `The council put ${what(data)} on hold: ${holdReason(data.code).label.toLowerCase()}`,
      ofHold,
    ),
    "payment-released": toBoth(
      ({ data }) =>
        `The council released ${what(data)}. Outcome: ${holdOutcomeWords(data.outcome).toLowerCase()}`,
      { ...ofHold, outcome: "text" },
    ),
  },
);
