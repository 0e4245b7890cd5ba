// npm run import -- ofsted FILE [--json] [--as-at 2025-03-31]
// npm run import -- postcodes FILE [--json]
// npm run import -- dfe FILE... [--json]
// npm run import -- outturn FILE [--year 2024-25] [--json]
// npm run import -- payments FILE --council CODE [--dry-run] [--mapping NAME] [--corrects N [--withdraws COUNT]] [--skip] [--json]
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { askedLedger } from "./import/asked-ledger";
import { located } from "./import/located";
import { progress, say } from "./import/progress";

const USAGE = `npm run import -- ofsted FILE [--as-at 2025-03-31] [--json]
npm run import -- postcodes FILE [--json]
npm run import -- dfe FILE... [--json]
npm run import -- outturn FILE [--year 2024-25] [--json]
npm run import -- payments FILE --council CODE [--mapping NAME] [--corrects N [--withdraws COUNT]] [--skip] [--date-system 1904] [--json]
npm run import -- payments FILE --council CODE --dry-run [--date-system 1904] [--json]

  ofsted      Ofsted's provider-level file, as published (.csv)
  postcodes   the ONS Postcode Directory's columns, or a table of outcodes (.csv or .csv.gz)
  dfe         the DfE's children looked after: number and rate, placements in and out, stability, new placements (.csv)
  outturn     MHCLG's revenue outturn on social care (RO3): what councils spent on children looked after (.csv)
  payments    a council's finance export (.csv or .xlsx): what was paid; with --dry-run only says what it holds
  --as-at     the day for which the register file tells, where its title and name do not
  --year      the financial year of an outturn, where the file's name does not say it
  --council   the council's code, like E08000031, or the word in its addresses, like wolverhampton
  --mapping   auto, or left out: the columns that headings and values name beyond doubt; another name keeps the columns of
              the first file under it, and later files must have them
  --corrects  the number of the import whose place the file takes: what it no longer has is withdrawn
  --withdraws how many payments of that import the file withdraws, where they are more than a fifth of it
  --skip      leaves out rows that cannot be read; without it they stop the import
  --date-system   of a spreadsheet that counts its days from 1904: 1904, or 1900 where that was a mistake
  --json      one line of JSON on standard output instead of words; progress stays on standard error`;

interface Asked {
  what: string;
  files: string[];
  json: boolean;
  asAt: string | undefined;
  year: string | undefined;
}

function asked(): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: "boolean" }, "as-at": { type: "string" }, year: { type: "string" } },
    });
    const [what = "", ...files] = positionals;
    if (!["ofsted", "postcodes", "dfe", "outturn"].includes(what) || files.length === 0) return null;
    if (what !== "dfe" && files.length > 1) return null;
    return {
      what,
      files: files.map(located),
      json: values.json === true,
      asAt: values["as-at"],
      year: values.year,
    };
  } catch {
    return null;
  }
}

/** Files that have gone in. */
let imported = 0;

async function run(ask: Asked): Promise<boolean> {
  for (const file of ask.files) {
    if (!(await runFile(file, ask))) return false;
    imported += 1;
  }
  return true;
}

/** Each file goes in whole or not at all; of several, those before a refused one stay. */
async function runFile(file: string, asked: Asked): Promise<boolean> {
  const bar = progress();
  const started = performance.now();
  const result = await importOf(file, asked, bar.show);
  bar.end();
  if (!result.ok) {
    say(`Nothing was imported from ${basename(file)}. ${result.error.reason}`);
    return false;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (asked.json) process.stdout.write(`${JSON.stringify(result.value)}\n`);
  else process.stdout.write(`${inWords(result.value, seconds)}\n`);
  return true;
}

type Show = ReturnType<typeof progress>["show"];

// Each import loads what it needs and nothing else: a finance export is looked at without a database's code.
async function importOf(file: string, { what, asAt, year }: Asked, onProgress: Show) {
  if (what === "ofsted") {
    const { importRegister } = await import("~/domains/providers/commands/import-register.server");
    return importRegister(file, { asAt, onProgress });
  }
  if (what === "dfe") {
    const { importFigures } = await import("~/domains/figures/commands/import-figures.server");
    // Also the totals that small numbers of children are weighed against.
    const { alsoTotals } = await import("~/domains/anonymisation/commands/import-looked-after.server");
    return importFigures(file, { onProgress, also: alsoTotals });
  }
  if (what === "outturn") {
    const { importOutturn } = await import("~/domains/figures/commands/import-outturn.server");
    return importOutturn(file, { year, onProgress });
  }
  const { importPostcodes } = await import("~/domains/providers/commands/import-postcodes.server");
  return importPostcodes(file, { onProgress });
}

function inWords(value: object, seconds: string): string {
  const lines: string[] = [];
  for (const [name, told] of Object.entries(value)) {
    if (name === "rejected" && Array.isArray(told)) {
      lines.push(`rejected   ${told.length}`);
      for (const { line, reason } of told.slice(0, 20)) lines.push(`  line ${line}: ${reason}`);
      if (told.length > 20) lines.push(`  and ${told.length - 20} more; --json tells them all`);
    } else if (name === "revised" && Array.isArray(told)) {
      lines.push(`revised    ${told.length}`);
      for (const { areaName, measure, part, year, from, to } of told.slice(0, 20))
        lines.push(
          `  ${areaName}, ${measure}${part === "" ? "" : ` (${part})`}, ${year}: ${from}, now ${to}`,
        );
      if (told.length > 20) lines.push(`  and ${told.length - 20} more; --json tells them all`);
    } else if (name === "flagged" && Array.isArray(told)) {
      lines.push(`flagged    ${told.length}: nothing is worked out from these`);
      for (const { areaName, flags } of told) lines.push(`  ${areaName}: ${flags.join(", ")}`);
    } else lines.push(`${name.padEnd(10)} ${told}`);
  }
  return `${lines.join("\n")}\nImported in ${seconds} s.`;
}

const ask = asked();
const ledger = askedLedger(process.argv.slice(2));
if (ledger) {
  const { ledgerAsAsked } = await import("./import/payments");
  process.exitCode = await ledgerAsAsked(ledger);
} else if (!ask) {
  say(USAGE);
  process.exitCode = 2;
} else {
  try {
    // Before a database is made for it.
    for (const file of ask.files) if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
    const { withDatabase } = await import("./import/database");
    const { closeDatabase } = await import("~/platform/database/clients.server");
    const good = await withDatabase(() => run(ask).finally(closeDatabase));
    process.exitCode = good ? 0 : 1;
  } catch (error) {
    const done =
      imported === 0 ? "Nothing was imported." : `${imported} of ${ask.files.length} files imported.`;
    say(`${done} ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
