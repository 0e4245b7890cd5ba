import type { Asker, TooMany } from "./key-holder";

/**
 * The most that one person is told, or has compared, within an hour. A broker's busiest day opens some forty children
 * and saves some hundred pages; somebody who copies a council's children wants them all. Comparing runs whenever a text
 * is saved, so that there is far more of it. A document counts once a visit: one a minute is more than anybody reads.
 * The pack of one placement for the child's case record holds all of its documents, some years of them.
 * Jobs name no person: what they open is counted by organisation.
 */
export const MAX_IN_AN_HOUR = {
  look: 120,
  comparison: 1_500,
  search: 60,
  document: 60,
  pack: 600,
  job: 300,
} as const;

const HOUR = 3_600_000;

type Counted = { since: number; count: number; told: boolean };

/**
 * Counts what each person asks for, and where none is named what an organisation does, in windows of an hour.
 * `onUnusual` is called once in an hour when somebody has come half of the way.
 */
export function openingLimits(onUnusual: (by: Asker, what: string, count: number) => void) {
  const counted = new Map<string, Counted>();
  return (
    by: Asker,
    what: keyof typeof MAX_IN_AN_HOUR,
    many: number,
    at = Date.now(),
  ): TooMany | undefined => {
    const who = `${what} ${by.personId ?? by.organisationId}`;
    if (counted.size > 20_000)
      for (const [one, { since }] of counted) if (at - since >= HOUR) counted.delete(one);
    const known = counted.get(who);
    const one = known && at - known.since < HOUR ? known : { since: at, count: 0, told: false };
    counted.set(who, one);
    const most = MAX_IN_AN_HOUR[what];
    if (one.count + many > most) {
      onUnusual(by, `${what}-refused`, one.count + many);
      return { kind: "too-many", until: new Date(one.since + HOUR) };
    }
    one.count += many;
    if (!one.told && one.count * 2 >= most) {
      one.told = true;
      onUnusual(by, what, one.count);
    }
    return undefined;
  };
}
