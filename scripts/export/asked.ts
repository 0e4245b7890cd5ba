import { parseArgs } from "node:util";
import { periodOfDays } from "~/domains/exports/export-period.schema";
import type { Period } from "~/domains/exports/placement-record.rules";
import type { FormatName } from "~/domains/exports/standard-files.rules";

export const USAGE = `npm run --silent export -- placements --council CODE --from DATE --to DATE [--csv]

  placements  the placements that were agreed or running on a day of the period, as the Placements Data Standard v2
  --council   the council's code, like E08000031, or the word in its addresses, like wolverhampton
  --from      the first day, like 2026-04-01
  --to        the last day, like 2027-03-31
  --csv       comma separated values in place of JSON`;

export type Asked = { council: string; period: Period; format: FormatName };

/** What a command line asks for, or what is wrong with it. */
export function askedFor(args: readonly string[]): Asked | string {
  const text = { type: "string" } as const;
  let read: ReturnType<typeof parse>;
  const parse = () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { council: text, from: text, to: text, csv: { type: "boolean" } },
    });
  try {
    read = parse();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const [what, ...more] = read.positionals;
  const { council = "", from = "", to = "", csv } = read.values;
  if (what === undefined) return "Say what to export: placements.";
  if (what !== "placements" || more.length > 0)
    return `There is no export of "${[what, ...more].join(" ")}": it can be placements.`;
  const missing = Object.entries({ council, from, to }).find(([, value]) => value.trim() === "");
  if (missing) return `--${missing[0]} is missing.`;
  const period = periodOfDays(from, to);
  return typeof period === "string"
    ? period
    : { council: council.trim(), period, format: csv ? "csv" : "json" };
}
