/** Quarters of the calendar year, as figures are counted by. Pure. */
import { addDays, londonDate, londonToUtc } from "./time";

export type Quarter = {
  /** "2026-Q4", in addresses. */
  key: string;
  /** The first day, and the first day after the last. */
  from: string;
  to: string;
  /** "October to December 2026" */
  label: string;
};

const MONTHS = [
  ["January", "March"],
  ["April", "June"],
  ["July", "September"],
  ["October", "December"],
] as const;

function quarter(year: number, number: 1 | 2 | 3 | 4): Quarter {
  const first = (of: number) => `${String((of - 1) * 3 + 1).padStart(2, "0")}-01`;
  const [begins, ends] = MONTHS[number - 1] ?? MONTHS[0];
  return {
    key: `${year}-Q${number}`,
    from: `${year}-${first(number)}`,
    to: number === 4 ? `${year + 1}-${first(1)}` : `${year}-${first(number + 1)}`,
    label: `${begins} to ${ends} ${year}`,
  };
}

/** The quarter that a day (`YYYY-MM-DD`) is in. */
export function quarterOf(day: string): Quarter {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return quarter(year, (Math.floor((month - 1) / 3) + 1) as 1 | 2 | 3 | 4);
}

export const quarterAt = (at: Date): Quarter => quarterOf(londonDate(at));

/** The first moment after a quarter. Throws a RangeError where London has no midnight on that day, which it always had. */
export function quarterEnds({ to }: Quarter): Date {
  const midnight = londonToUtc(to, "00:00");
  if (!midnight.ok) throw new RangeError(`${to} has no midnight`);
  return midnight.at;
}

/** So many quarters before one. */
export function quarterBefore(from: Quarter, count = 1): Quarter {
  let found = from;
  for (let left = count; left > 0; left -= 1) found = quarterOf(addDays(found.from, -1));
  return found;
}

/** The quarter that an address names; null where it names none. */
export function parseQuarter(key: string | null): Quarter | null {
  const found = /^(20\d\d)-Q([1-4])$/.exec(key ?? "");
  return found ? quarter(Number(found[1]), Number(found[2]) as 1 | 2 | 3 | 4) : null;
}

/**
 * The quarter that an address asks for, of the last so many with the running one, and those beside it; the running one where it asks
 * for none of them.
 */
export function quarterWanted(
  wanted: string | null,
  running: Quarter,
  count: number,
): { quarter: Quarter; earlier: Quarter | null; later: Quarter | null; running: boolean } {
  const quarters = Array.from({ length: count }, (_, back) => quarterBefore(running, back));
  const at = Math.max(
    0,
    quarters.findIndex(({ key }) => key === parseQuarter(wanted)?.key),
  );
  return {
    quarter: quarters[at] ?? running,
    earlier: quarters[at + 1] ?? null,
    later: quarters[at - 1] ?? null,
    running: at === 0,
  };
}
