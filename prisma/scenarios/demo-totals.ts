import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importLookedAfter } from "~/domains/anonymisation/commands/import-looked-after.server";

/**
 * Children looked after by the councils of the region at 31 March 2023. Source: Department for Education, "Children
 * looked after in England including adoptions", reporting year 2023, number and rate per 10,000 children. Open
 * Government Licence v3.0. Whoever works with the portal loads the whole file: npm run import -- dfe FILE.
 */
const TOTALS: readonly [code: string, name: string, children: number][] = [
  ["E06000019", "Herefordshire, County of", 412],
  ["E06000020", "Telford and Wrekin", 453],
  ["E06000021", "Stoke-on-Trent", 1107],
  ["E06000051", "Shropshire", 656],
  ["E08000025", "Birmingham", 2201],
  ["E08000026", "Coventry", 724],
  ["E08000027", "Dudley", 588],
  ["E08000028", "Sandwell", 800],
  ["E08000029", "Solihull", 569],
  ["E08000030", "Walsall", 650],
  ["E08000031", "Wolverhampton", 501],
  ["E10000028", "Staffordshire", 1384],
  ["E10000031", "Warwickshire", 778],
  ["E10000034", "Worcestershire", 1000],
];

const HEADER = "time_period,geographic_level,la_name,new_la_code,population_count,number";

/** Loads the totals through the import, in the shape of the publisher's file. */
export async function importDemoTotals(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "homeward-demo-"));
  try {
    const file = join(folder, "cla_number_2023.csv");
    const rows = TOTALS.map(
      ([code, name, children]) =>
        `2023,Local authority,"${name}",${code},Children looked after at 31 March each year,${children}`,
    );
    writeFileSync(file, [HEADER, ...rows].join("\n"));
    const imported = await importLookedAfter(file);
    if (!imported.ok) throw new Error(imported.error.reason);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
