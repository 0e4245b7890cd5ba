import { type DeclineReason, isDeclineReason } from "./answer.machine";

/** Reasons that time may have mended: whoever declined for one of them is asked again when a search opens again. */
const PASSING: readonly DeclineReason[] = [
  "no-vacancy",
  "none-at-that-date",
  "staffing",
  "suspended",
  "works",
  "no-carers",
];

/** Whether a service that declined is asked again. Without a reason it is. */
export function isAskedAgain(reason: string | null): boolean {
  return reason === null || !isDeclineReason(reason) || PASSING.includes(reason);
}

/** The coded reasons for which a service is asked again. */
export const PASSING_REASONS: readonly string[] = PASSING;
