import { parseArgs } from "node:util";
import type { DateSystem } from "~/platform/spreadsheet/day-number";

export type AskedLedger = { file: string; json: boolean; dateSystem: DateSystem | undefined };

/** A council's code (unitary authorities, districts of all kinds, counties), or the word in its addresses. */
const CODE = /^E(?:06|07|08|09|10)[0-9]{6}$/;
const SLUG = /^[a-z]+(?:-[a-z]+)*$/;

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
        json: { type: "boolean" },
      },
    });
    const [what, file = "", ...more] = positionals;
    if (what !== "payments" || file === "" || more.length > 0) return undefined;
    const { council = "", mapping = "auto" } = values;
    if (!CODE.test(council.trim().toUpperCase()) && !SLUG.test(council.trim())) return undefined;
    if (mapping !== "auto" || values["dry-run"] !== true) return undefined;
    const system = values["date-system"];
    if (system !== undefined && system !== "1900" && system !== "1904") return undefined;
    const dateSystem = system === undefined ? undefined : system === "1904" ? 1904 : 1900;
    return { file, json: values.json === true, dateSystem };
  } catch {
    return undefined;
  }
}
