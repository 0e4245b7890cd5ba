import { dayWords } from "./service-words.rules";

/** What a vacancy says and when it is too old to be believed. Pure. */

/** A vacancy older than this is stale: it says so, and a nought is no longer a no (docs/domain.md, vacancy). */
export const FRESH_DAYS = 7;
const DAY = 86_400_000;

/** Places free now or from a day, as a person confirmed them. */
export type VacancyFacts = { places: number; freeFrom: string | null; confirmedAt: Date };

export function isStale(confirmedAt: Date, now: Date): boolean {
  return now.getTime() - confirmedAt.getTime() > FRESH_DAYS * DAY;
}

/** "confirmed today", "confirmed 9 days ago". */
export function confirmedWords(confirmedAt: Date, now: Date): string {
  const days = Math.floor((now.getTime() - confirmedAt.getTime()) / DAY);
  if (days < 1) return "confirmed in the last 24 hours";
  return days === 1 ? "confirmed yesterday" : `confirmed ${days} days ago`;
}

/** "No places free", "2 places free now", "1 place free from 3 December 2026". `today` is the ISO day. */
export function placesWords(vacancy: Omit<VacancyFacts, "confirmedAt">, today: string): string {
  if (vacancy.places === 0) return "No places free";
  const places = vacancy.places === 1 ? "1 place free" : `${vacancy.places} places free`;
  if (vacancy.freeFrom === null || vacancy.freeFrom <= today) return `${places} now`;
  return `${places} from ${dayWords(vacancy.freeFrom)}`;
}

/** The most that anybody can have free where the register gives no places, as for fostering. */
const MAX_WITHOUT_PLACES = 500;

/** Why so many places cannot be free, or null when they can. `registered` is null where the register gives none. */
export function tooManyPlaces(places: number, registered: number | null): string | null {
  if (registered === null) return places > MAX_WITHOUT_PLACES ? `Enter at most ${MAX_WITHOUT_PLACES}` : null;
  if (places <= registered) return null;
  const of = registered === 1 ? "1 place" : `${registered} places`;
  return `It is registered for ${of}, so at most ${registered} can be free. If Ofsted has registered more, the portal learns it from the next published register`;
}
