import { type Goal, table } from "../report.ts";
import { median, type Speed } from "./load.ts";

export const PAGES = [
  "bare",
  "pared Remix",
  "minimal Remix",
  "provider inbox, before",
  "provider inbox",
  "broker's list, before",
  "broker's list",
] as const;
export type PageName = (typeof PAGES)[number];

export type Measured = Speed & {
  page: PageName;
  /** Deliveries in the database. */
  size: number;
  /** Requests a second in each round. */
  rounds: number[];
  /** Milliseconds of processor a page in each round; null where the system does not tell. */
  cpuRounds: (number | null)[];
  /** Bytes over the wire: of the page, and of the first visit with its styles and scripts. */
  bytes: number;
  firstVisit: number;
  statements: number;
  /** Milliseconds that the database took for them. */
  statementsMs: number;
};

const OURS = ["provider inbox", "broker's list"] as const;
const sizesOf = (all: readonly Measured[]) => [...new Set(all.map((one) => one.size))];
const ratio = (value: number) => value.toFixed(2);
const at = (all: readonly Measured[], page: PageName, size: number): Measured => {
  const found = all.find((one) => one.page === page && one.size === size);
  if (!found) throw new Error(`${page} was not measured at ${size}`);
  return found;
};

/** How the speed of one compares with another's: round by round, since the machine is not always at its best. */
const compared = (one: Measured, other: Measured) =>
  median(one.rounds.map((perSecond, round) => perSecond / (other.rounds[round] ?? Number.NaN)));

/** The same of processor time: 0.5 is one that takes twice as long as the other. */
const comparedInCpu = (one: Measured, other: Measured) =>
  median(one.cpuRounds.map((cpu, round) => (other.cpuRounds[round] ?? Number.NaN) / (cpu ?? Number.NaN)));

/** How much of the pared page a page of ours reaches, in requests a second and in processor time. */
function ofPared(all: readonly Measured[], page: (typeof OURS)[number], goal: number): Goal {
  const of = (compare: typeof compared) =>
    Math.min(...sizesOf(all).map((size) => compare(at(all, page, size), at(all, "pared Remix", size))));
  const [speed, cpu] = [of(compared), of(comparedInCpu)];
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  return {
    goal: `The ${page} reaches at least ${percent(goal)} of the pared page, in requests a second and in CPU ms (60% is the stretch)`,
    measured: `${percent(speed)} and ${Number.isNaN(cpu) ? "not told" : percent(cpu)}`,
    met: speed >= goal && !(cpu < goal),
  };
}

/** What the numbers say of each goal; the worse of the sizes and pages counts. */
export function goals(all: readonly Measured[]): Goal[] {
  const sizes = sizesOf(all);
  const [least = 0, most = 0] = [Math.min(...sizes), Math.max(...sizes)];
  const share = Math.min(
    ...sizes.map((size) => compared(at(all, "provider inbox", size), at(all, "minimal Remix", size))),
  );
  const growth = Math.max(...OURS.map((page) => compared(at(all, page, least), at(all, page, most))));
  const own = all.filter((one) => OURS.some((page) => page === one.page));
  const statements = Math.max(...own.map((one) => one.statements));
  const bytes = Math.max(...own.map((one) => one.firstVisit));
  return [
    {
      goal: "The inbox serves at least 70% of what the minimal Remix page serves",
      measured: `${Math.round(share * 100)}%`,
      met: share >= 0.7,
    },
    ofPared(all, "provider inbox", 0.5),
    ofPared(all, "broker's list", 0.45),
    {
      goal: `From ${least} to ${most} deliveries a page becomes at most 1.3 times slower`,
      measured: ratio(growth),
      met: growth <= 1.3,
    },
    { goal: "A page takes at most 6 statements", measured: String(statements), met: statements <= 6 },
    {
      goal: "A first visit takes at most 60 KB over the wire",
      measured: `${(bytes / 1000).toFixed(1)} KB`,
      met: bytes <= 60_000,
    },
  ];
}

/** The table that people read. */
export function pagesTable(all: readonly Measured[]): string {
  const head = [
    "page",
    "deliveries",
    "req/s",
    "p50 ms",
    "p99 ms",
    "bytes",
    "1st visit",
    "CPU ms",
    "SQL",
    "SQL ms",
    "of bare",
    "of Remix",
    "of pared",
    "in CPU",
  ];
  const rows = all.map((one) => [
    one.page,
    one.size.toLocaleString("en-GB"),
    one.perSecond.toFixed(0),
    String(one.p50),
    String(one.p99),
    one.bytes.toLocaleString("en-GB"),
    one.firstVisit.toLocaleString("en-GB"),
    one.cpu === null ? "" : ratio(one.cpu),
    String(one.statements),
    ratio(one.statementsMs),
    ratio(compared(one, at(all, "bare", one.size))),
    ratio(compared(one, at(all, "minimal Remix", one.size))),
    ratio(compared(one, at(all, "pared Remix", one.size))),
    ratio(comparedInCpu(one, at(all, "pared Remix", one.size))),
  ]);
  return table(head, rows);
}
