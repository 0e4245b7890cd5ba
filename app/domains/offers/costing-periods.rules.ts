import { addDays } from "~/platform/time";
import { beginOf, type CostingLine, endOf, paceOf, weeklyPenceOf } from "./money.rules";

/** A span of nights in which a week costs the same: `to` is the last paid night, empty while it is open. */
export type CostPeriod = { from: string; to: string; weeklyPence: number };
/** What is paid once, on the day on which it falls. */
export type OneOff = { on: string; pence: number };
/** What a school bills so many times a year, whenever it does. */
export type Billed = Pick<CostingLine, "basis" | "unitPence" | "timesAYear" | "from" | "to">;
export type CostSchedule = { startOn: string; periods: CostPeriod[]; billed: Billed[]; oneOffs: OneOff[] };

/**
 * What a costing costs, and when. A line that runs for a part of the time makes a period of its own, so that no weekly
 * amount is said that is never paid. Periods follow one another without a gap (a span in which nothing runs costs 0), from
 * the first night on which something is paid to the last.
 */
export function periodsOf(lines: readonly CostingLine[], startOn: string): CostSchedule {
  const running = lines
    .filter((line) => paceOf(line) === "nightly")
    .map((line) => ({
      from: beginOf(line, startOn),
      end: endOf(line),
      weeklyPence: weeklyPenceOf(line),
    }))
    .filter(({ from, end }) => end === "" || end > from);
  const billed = lines
    .filter((line) => paceOf(line) === "billed")
    .map(({ basis, unitPence, timesAYear, from, to }) => ({ basis, unitPence, timesAYear, from, to }));
  const edges = [...new Set(running.flatMap(({ from, end }) => (end === "" ? [from] : [from, end])))].sort();
  const periods: CostPeriod[] = [];
  for (const [index, from] of edges.entries()) {
    const now = running.filter((line) => line.from <= from && (line.end === "" || line.end > from));
    const next = edges[index + 1];
    // After the last edge nothing runs, or what runs is open.
    if (next === undefined && now.length === 0) break;
    const weeklyPence = now.reduce((sum, line) => sum + line.weeklyPence, 0);
    const to = next === undefined ? "" : addDays(next, -1);
    const before = periods.at(-1);
    if (before?.weeklyPence === weeklyPence) before.to = to;
    else periods.push({ from, to, weeklyPence });
  }
  return { startOn, periods, billed, oneOffs: oneOffsOf(lines, startOn) };
}

function oneOffsOf(lines: readonly CostingLine[], startOn: string): OneOff[] {
  const days = new Map<string, number>();
  for (const line of lines) {
    if (paceOf(line) !== "once") continue;
    const on = beginOf(line, startOn);
    days.set(on, (days.get(on) ?? 0) + line.unitPence);
  }
  return [...days].map(([on, pence]) => ({ on, pence })).sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** What a week costs at the start: the amount that stands first wherever there is room for one. */
export function firstWeeklyPence({ periods }: CostSchedule): number {
  return periods[0]?.weeklyPence ?? 0;
}
