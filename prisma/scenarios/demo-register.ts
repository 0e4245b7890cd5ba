import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importPostcodes } from "~/domains/providers/commands/import-postcodes.server";
import { importRegister } from "~/domains/providers/commands/import-register.server";
import { sqlFor } from "~/platform/database/clients.server";
import { DEMO_OUTCODES } from "./demo-outcodes.ts";

/**
 * An invented register in the shape of Ofsted's file: some sixty services of owners that do not exist, under
 * numbers that Ofsted has not given out. It goes in through the same import as the real one.
 */
type Kind = "home" | "school" | "family-centre" | "fostering" | "supported";

const PROVISION: Record<Kind, string> = {
  home: "Children's home",
  school: "Residential special school (registered as a children's home)",
  "family-centre": "Residential Family Centre",
  fostering: "Independent Fostering Agency",
  supported: "Supported Accommodation",
};

type Grade = "Outstanding" | "Good" | "Requires improvement to be good" | "Inadequate" | "";

type Entry = {
  urn: string;
  owner: string;
  kind: Kind;
  council: string;
  region?: string;
  sector?: "Private" | "Voluntary" | "Local Authority";
  places: number | "";
  grade: Grade;
  status?: "Active" | "Suspended";
  shortBreaks?: boolean;
};

let next = 9_100_000;

function owned(
  owner: string,
  services: [kind: Kind, council: string, places: number | "", grade: Grade, more?: Partial<Entry>][],
): Entry[] {
  return services.map(([kind, council, places, grade, more]) => {
    next += 1;
    return { urn: String(next), owner, kind, council, places, grade, ...more };
  });
}

const RI: Grade = "Requires improvement to be good";
const internal = { sector: "Local Authority" } as const;
const charity = { sector: "Voluntary" } as const;

/** The owners that are on the portal in the demo are brought on by name; the rest wait in the register. */
export const DEMO_REGISTER: readonly Entry[] = [
  ...owned("Wolverhampton City Council", [
    ["home", "Wolverhampton", 4, "Good", internal],
    ["home", "Wolverhampton", 3, "Outstanding", internal],
    ["home", "Wolverhampton", 6, "Good", { ...internal, shortBreaks: true }],
  ]),
  ...owned("Dudley Metropolitan Borough Council", [
    ["home", "Dudley", 5, "Good", internal],
    ["home", "Dudley", 4, RI, internal],
  ]),
  ...owned("Ashgrove Care Limited", [
    ["home", "Wolverhampton", 4, "Outstanding"],
    ["home", "Wolverhampton", 3, "Good"],
    ["home", "Walsall", 4, "Good"],
    ["home", "Dudley", 5, "Good"],
    ["home", "Sandwell", 3, RI],
    ["home", "Staffordshire", 4, ""],
    ["supported", "Wolverhampton", 8, ""],
  ]),
  ...owned("Fernhill Homes Ltd", [
    ["home", "Staffordshire", 3, "Good"],
    ["home", "Walsall", 2, "Good"],
    ["home", "Telford and Wrekin", 4, RI],
  ]),
  ...owned("Canal Street Care Ltd", [
    ["home", "Birmingham", 4, ""],
    ["home", "Sandwell", 3, "Good"],
  ]),
  ...owned("Northway Residential Limited", [
    ["home", "Shropshire", 5, "Good"],
    ["home", "Telford and Wrekin", 3, "Outstanding"],
  ]),
  ...owned("Birchwood Children's Services", [
    ["home", "Worcestershire", 4, "Good", charity],
    ["home", "Birmingham", 6, "Good", charity],
    ["family-centre", "Birmingham", 7, "Good", charity],
  ]),
  ...owned("Meadow Fostering CIC", [["fostering", "Birmingham", "", "Outstanding", charity]]),
  ...owned("Hearthside Fostering Limited", [["fostering", "Coventry", "", "Good"]]),
  ...owned("Bridgeway Supported Living Ltd", [
    ["supported", "Wolverhampton", 12, ""],
    ["supported", "Birmingham", 24, ""],
    ["supported", "Coventry", 10, ""],
  ]),
  ...owned("Larkspur Schools Trust", [
    ["school", "Herefordshire", 18, "Good", charity],
    ["school", "Shropshire", 12, "Outstanding", charity],
  ]),
  ...owned("Copper Beech Care Ltd", [
    ["home", "Staffordshire", 3, "Good"],
    ["home", "Staffordshire", 4, "Good"],
    ["home", "Stoke-on-Trent", 3, RI],
  ]),
  ...owned("Tollgate Children's Homes Limited", [
    ["home", "Stoke-on-Trent", 4, "Good"],
    ["home", "Stoke-on-Trent", 2, ""],
  ]),
  ...owned("Wrekinside Care Limited", [
    ["home", "Telford and Wrekin", 4, "Good"],
    ["home", "Shropshire", 3, "Inadequate", { status: "Suspended" }],
  ]),
  ...owned("Severn Vale Homes Ltd", [
    ["home", "Worcestershire", 3, "Good"],
    ["home", "Herefordshire", 4, "Good"],
  ]),
  ...owned("Little Acorns Residential Ltd", [["home", "Solihull", 4, "Good"]]),
  ...owned("Spire View Care Limited", [
    ["home", "Coventry", 4, RI],
    ["home", "Warwickshire", 5, "Good"],
  ]),
  ...owned("Avon Bank Children's Care", [["home", "Warwickshire", 3, "Outstanding", charity]]),
  ...owned("Black Country Homes for Children Ltd", [
    ["home", "Sandwell", 4, "Good"],
    ["home", "Dudley", 3, "Good"],
  ]),
  ...owned("Chase Side Residential Limited", [["home", "Staffordshire", 6, ""]]),
  ...owned("Quarry Bank Lodge Limited", [["home", "Dudley", 2, "Inadequate"]]),
  ...owned("Marches Therapeutic Care Ltd", [
    ["home", "Herefordshire", 3, "Outstanding"],
    ["home", "Shropshire", 3, "Good"],
  ]),
  ...owned("Heart of England Fostering Ltd", [["fostering", "Warwickshire", "", "Good"]]),
  ...owned("First Keys Supported Accommodation Ltd", [["supported", "Stoke-on-Trent", 9, ""]]),
  ...owned("Pennine Edge Care Limited", [
    ["home", "Derbyshire", 4, "Good", { region: "East Midlands" }],
    ["home", "Cheshire East", 3, "Good", { region: "North West" }],
  ]),
  ...owned("Cotswold Gate Homes Ltd", [["home", "Gloucestershire", 3, "Good", { region: "South West" }]]),
  ...owned("Lakeland Futures CIC", [
    ["home", "Cumberland", 4, "Outstanding", { region: "North West", ...charity }],
  ]),
  ...owned("Thames Reach Children's Homes Ltd", [["home", "Lewisham", 4, RI, { region: "London" }]]),
];

const HEADER =
  "URN,Provision type,Registration date,Registration status,Name,Ofsted Region,Government Office Region,Local authority,Sector,Places,Short-break-only children's home,Organisation which owns the provider,Latest full inspection date,Latest full inspection event number,Overall experiences and progress of children and young people,Supported Accommodation outcome";

function asFile(entries: readonly Entry[]): string {
  const lines = entries.map((entry, index) => {
    const region = entry.region ?? "West Midlands";
    const inspected = entry.grade
      ? `${String((index % 27) + 1).padStart(2, "0")}/0${(index % 8) + 1}/2025`
      : "";
    const cells = [
      entry.urn,
      PROVISION[entry.kind],
      `0${(index % 9) + 1}/05/${2012 + (index % 12)}`,
      entry.status ?? "Active",
      "REDACTED",
      region,
      region,
      entry.council,
      entry.sector ?? "Private",
      entry.places,
      entry.shortBreaks ? "Yes" : "",
      entry.owner,
      inspected,
      inspected ? 10_500_000 + index : "",
      entry.kind === "supported" ? "" : entry.grade,
      "",
    ];
    return cells.map((cell) => (/[",]/.test(String(cell)) ? `"${cell}"` : cell)).join(",");
  });
  return ["Invented register - Provider level as at 30 September 2025", "", HEADER, ...lines].join("\n");
}

/**
 * The invented services stay beside the real ones that somebody loads later: they are in no file of Ofsted's, so no
 * file may close them, and none counts as older than theirs.
 */
async function forgetTheFile(): Promise<void> {
  const sql = sqlFor("region");
  await sql`delete from service_snapshots`;
  await sql`delete from service_history`;
  await sql`delete from register_imports`;
}

/** Loads the invented register and its outcodes through the imports. */
export async function importDemoRegister(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "homeward-demo-"));
  try {
    const register = join(folder, "provider-level-at-30-september-2025.csv");
    writeFileSync(register, asFile(DEMO_REGISTER));
    const imported = await importRegister(register, { asAt: "2025-09-30" });
    if (!imported.ok) throw new Error(imported.error.reason);
    if (imported.value.rejected.length > 0) throw new Error(JSON.stringify(imported.value.rejected));
    await forgetTheFile();

    const table = join(folder, "outcodes.csv");
    writeFileSync(
      table,
      ["outcode,lat,long,lad25cd_most_common,live_and_terminated_postcodes", ...DEMO_OUTCODES].join("\n"),
    );
    const placed = await importPostcodes(table);
    if (!placed.ok) throw new Error(placed.error.reason);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
