import { parseArgs } from "node:util";
import type { DateSystem } from "~/platform/spreadsheet/day-number";

export type AskedLedger = {
  file: string;
  json: boolean;
  dateSystem: DateSystem | undefined;
  /** What is to be imported; null where it is only looked at. */
  write: {
    council: string;
    mapping: string;
    corrects: number | undefined;
    withdraws: number | undefined;
    skip: boolean;
  } | null;
};

/** A council's code (unitary authorities, districts of all kinds, counties), or the word in its addresses. */
const CODE = /^E(?:06|07|08|09|10)[0-9]{6}$/;
const SLUG = /^[a-z]+(?:-[a-z]+)*$/;
/** What a council calls the columns of one of its systems. */
const MAPPING = /^[a-z0-9][a-z0-9-]{0,39}$/;
const COUNT = /^[1-9][0-9]{0,6}$/;

/** What a command line asks of a council's finance export; undefined when it asks for something else or wrongly. */
export function askedLedger(args: readonly string[]): AskedLedger | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        council: { type: "string" },
        mapping: { type: "string" },
        "date-system": { type: "string" },
        "dry-run": { type: "boolean" },
        corrects: { type: "string" },
        withdraws: { type: "string" },
        skip: { type: "boolean" },
        json: { type: "boolean" },
      },
    });
    const [what, file = "", ...more] = positionals;
    if (what !== "payments" || file === "" || more.length > 0) return undefined;
    const { council = "", mapping = "auto" } = values;
    if (!CODE.test(council.trim().toUpperCase()) && !SLUG.test(council.trim())) return undefined;
    const { corrects, withdraws, skip = false } = values;
    const looks = values["dry-run"] === true;
    // A dry run needs the file alone: it knows of no mapping and no batch.
    if (looks && (mapping !== "auto" || corrects !== undefined || skip)) return undefined;
    if (!MAPPING.test(mapping) || (corrects !== undefined && !COUNT.test(corrects))) return undefined;
    if (withdraws !== undefined && (corrects === undefined || !COUNT.test(withdraws))) return undefined;
    const system = values["date-system"];
    if (system !== undefined && system !== "1900" && system !== "1904") return undefined;
    const dateSystem = system === undefined ? undefined : system === "1904" ? 1904 : 1900;
    const write = {
      council: council.trim(),
      mapping,
      corrects: corrects === undefined ? undefined : Number(corrects),
      withdraws: withdraws === undefined ? undefined : Number(withdraws),
      skip,
    };
    return { file, json: values.json === true, dateSystem, write: looks ? null : write };
  } catch {
    return undefined;
  }
}
