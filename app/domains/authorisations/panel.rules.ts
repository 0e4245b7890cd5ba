import { addDays } from "~/platform/time";
import type { AuthorisationState } from "./authorisation.machine";

/**
 * A council's funding panel, by the council's own name for it. Nothing waits for it: what it has not recorded is said
 * (docs/adr/0037). Pure.
 */

/** Of which requests it is recorded. */
export const PANEL_STATES = [
  "asked",
  "returned",
  "verbal",
  "authorised",
] as const satisfies readonly AuthorisationState[];

/** A meeting longer ago than this is a slip of the year. */
const OLDEST_DAYS = 366;

/** What is wrong with the day on which a panel met, in words; undefined where nothing is. */
export function panelDayProblem(day: string, today: string): string | undefined {
  if (day > today) return "The day the panel met must be today or in the past";
  return day < addDays(today, -OLDEST_DAYS)
    ? "The day the panel met must be in the last 12 months"
    : undefined;
}

/** "No resource panel decision recorded" */
export function panelMissingWords(name: string): string {
  return `No ${name} decision recorded`;
}

/** Why nothing is recorded where a council has no panel. */
export const NO_PANEL = "Your council has no funding panel";
