import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectFolder, sqlFolder } from "../scripts/database/folders";
import { readSqlFiles } from "../scripts/database/sql-files";
import { TABLES, type TableUse, tableUses } from "./testing/table-uses";

/*
 * A table belongs to the domain in whose file of `prisma/sql` its policies stand: that is the one list. Others go through
 * the owner's queries and commands; the top floor reads across. What stands otherwise today is counted here with its
 * reason, so that it can become less and never more by itself.
 */
const TOP_FLOOR = ["timeline", "board", "market", "priorities", "oversight", "home"];
/** Files of `prisma/sql` that are no domain's: what `app/platform` keeps. */
const PLATFORM = ["platform", "queue", "tenant"];
/** Who somebody is and where they belong: every domain names people, and row security says whom it may know. */
const DIRECTORY = ["access.organisations", "access.people", "access.memberships"];

type Exception = { tables: Readonly<Record<string, number>>; why: string };
const WRITES: Readonly<Record<string, readonly Exception[]>> = {};
/** Joined where many rows are read at once: the owner's query for each row would be a statement for each. */
const ONE_STATEMENT = "one statement for a list, a match or a mail; the owner has no query for many yet";
/** To go: the domain reads what stands above it. */
const UPWARDS = "counts what stands above it for a page or a mail; belongs on the top floor";
const GROUND = "what a right stands on is asked beside the row that gives it, in the same statement";
const READS: Readonly<Record<string, readonly Exception[]>> = {
  audit: [
    {
      tables: { "public.information_looks": 1, "vault.looks": 1 },
      why: "the seal is over all that is looked at",
    },
  ],
  anonymisation: [{ tables: { "public.services": 1 }, why: ONE_STATEMENT }],
  referrals: [
    { tables: { "public.outcodes": 3, "public.events": 1 }, why: ONE_STATEMENT },
    { tables: { "public.deliveries": 1, "public.offers": 1 }, why: UPWARDS },
  ],
  routing: [
    {
      tables: {
        "access.invitations": 1,
        "access.provider_confirmations": 2,
        "public.alerts": 2,
        "public.declarations": 4,
        "public.editions": 6,
        "public.outcodes": 5,
        "public.referral_children": 1,
        "public.referrals": 1,
        "public.services": 7,
        "public.vacancies": 1,
      },
      why: ONE_STATEMENT,
    },
    {
      tables: { "public.events": 5, "public.outgoing_messages": 1 },
      why: "a job looks whether it has told already",
    },
  ],
  offers: [
    {
      tables: {
        "public.declarations": 2,
        "public.deliveries": 8,
        "public.editions": 1,
        "public.referral_children": 1,
        "public.referrals": 3,
        "public.services": 4,
      },
      why: ONE_STATEMENT,
    },
  ],
  authorisations: [
    {
      tables: {
        "public.declarations": 1,
        "public.deliveries": 4,
        "public.events": 1,
        "public.offer_versions": 4,
        "public.offers": 7,
        "public.referrals": 4,
        "public.services": 2,
      },
      why: ONE_STATEMENT,
    },
  ],
  releases: [
    {
      tables: {
        "public.assignments": 1,
        "public.authorisations": 1,
        "public.deliveries": 5,
        "public.delivery_services": 2,
        "public.offers": 2,
        "public.referral_children": 2,
        "public.referrals": 4,
        "vault.looks": 1,
      },
      why: GROUND,
    },
  ],
  agreements: [
    {
      tables: {
        "access.provider_confirmations": 1,
        "public.authorisations": 2,
        "public.deliveries": 2,
        "public.offer_children": 1,
        "public.offers": 3,
        "public.referral_children": 1,
        "public.referrals": 1,
      },
      why: GROUND,
    },
  ],
  forums: [
    {
      tables: { "public.deliveries": 3, "public.delivery_services": 2 },
      why: "figures for suggested topics",
    },
  ],
};

const owners = new Map<string, string>();
for (const { path, sql } of await readSqlFiles(sqlFolder))
  for (const [, table = ""] of sql.matchAll(/^alter table (\S+) enable row level security/gm)) {
    const domain = path.replace(/[/.].*/, "");
    owners.set(table, PLATFORM.includes(domain) ? "platform" : domain);
  }

type Use = TableUse & { domain: string; file: string };

const uses = readdirSync(join(projectFolder, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".server.ts") && !/\.test\.|testing\//.test(file))
  .flatMap((file): Use[] => {
    const [, root = "", domain = ""] = /^(?:domains\/([a-z]+)|([a-z]+))\//.exec(file) ?? [];
    const text = readFileSync(join(projectFolder, "app", file), "utf8");
    return tableUses(file, text).map((use) => ({ ...use, domain: root || domain, file }));
  });

type Across = { counts: Record<string, number>; places: string };

/** How often who uses what of others, as `domain table`, and where. */
function across(writes: boolean): Across {
  const counts: Record<string, number> = {};
  const places: string[] = [];
  for (const use of uses) {
    if (use.writes !== writes || owners.get(use.table) === use.domain) continue;
    if (!writes && (TOP_FLOOR.includes(use.domain) || DIRECTORY.includes(use.table))) continue;
    const key = `${use.domain} ${use.table}`;
    counts[key] = (counts[key] ?? 0) + 1;
    places.push(`${key}: app/${use.file}:${use.line}`);
  }
  return { counts, places: places.sort().join("\n") };
}

function allowed(list: Readonly<Record<string, readonly Exception[]>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(list).flatMap(([domain, exceptions]) =>
      exceptions.flatMap(({ tables }) =>
        Object.entries(tables).map(([table, count]) => [`${domain} ${table}`, count]),
      ),
    ),
  );
}

it("every table has one owner", () => {
  expect(TABLES.filter((table) => !owners.has(table))).toEqual([]);
  const domains = readdirSync(join(projectFolder, "app/domains"));
  const strange = [...owners.values()].filter((owner) => owner !== "platform" && !domains.includes(owner));
  expect(strange).toEqual([]);
});

it("a table is written by its owner", () => {
  const { counts, places } = across(true);
  expect(counts, places).toEqual(allowed(WRITES));
});

it("a table is read by its owner and by the top floor", () => {
  const { counts, places } = across(false);
  expect(counts, places).toEqual(allowed(READS));
});
