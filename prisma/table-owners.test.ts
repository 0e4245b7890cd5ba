import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectFolder, sqlFolder } from "../scripts/database/folders";
import { readSqlFiles } from "../scripts/database/sql-files";

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
const KERNEL = "the kernel of a write stands in access, which knows who acts";
const OUTBOX = "mails are notifications' business, and the platform sends what lies in the outbox";
const WRITES: Readonly<Record<string, readonly Exception[]>> = {
  access: [{ tables: { "public.form_keys": 2 }, why: KERNEL }],
  notifications: [{ tables: { "public.outgoing_messages": 1 }, why: OUTBOX }],
  referrals: [
    {
      tables: { "public.deliveries": 2 },
      why: "the broker of a referral stands on its deliveries too, and routing is above: to be carried by a job",
    },
  ],
};
/** Joined where many rows are read at once: the owner's query for each row would be a statement for each. */
const ONE_STATEMENT = "one statement for a list, a match or a mail; the owner has no query for many yet";
/** To go: the domain reads what stands above it. */
const UPWARDS = "counts what stands above it for a page or a mail; belongs on the top floor";
const GROUND = "what a right stands on is asked beside the row that gives it, in the same statement";
const READS: Readonly<Record<string, readonly Exception[]>> = {
  access: [{ tables: { "public.form_keys": 1 }, why: KERNEL }],
  notifications: [{ tables: { "public.outgoing_messages": 2 }, why: OUTBOX }],
  audit: [
    {
      tables: { "public.information_looks": 1, "vault.looks": 1 },
      why: "the seal is over all that is looked at",
    },
  ],
  anonymisation: [{ tables: { "public.services": 1 }, why: ONE_STATEMENT }],
  referrals: [
    { tables: { "public.outcodes": 3, "public.events": 1 }, why: ONE_STATEMENT },
    { tables: { "public.deliveries": 2, "public.offers": 1 }, why: UPWARDS },
  ],
  routing: [
    {
      tables: {
        "access.invitations": 1,
        "access.provider_confirmations": 2,
        "public.alerts": 2,
        "public.declarations": 3,
        "public.editions": 6,
        "public.outcodes": 5,
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
    { tables: { "public.offers": 4 }, why: UPWARDS },
  ],
  offers: [
    {
      tables: {
        "public.declarations": 2,
        "public.deliveries": 3,
        "public.editions": 1,
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
        "public.deliveries": 1,
        "public.events": 1,
        "public.offers": 4,
        "public.referrals": 1,
        "public.services": 2,
      },
      why: ONE_STATEMENT,
    },
  ],
  releases: [
    {
      tables: {
        "public.assignments": 1,
        "public.deliveries": 4,
        "public.delivery_services": 1,
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

/** The tables by the names of their models, and by their own names, which are different in every schema. */
const byModel = new Map<string, string>();
const byName = new Map<string, string>();
for (const [, model = "", body = ""] of readFileSync(
  join(projectFolder, "prisma/schema.prisma"),
  "utf8",
).matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)) {
  const [, name = ""] = /@@map\("(\w+)"\)/.exec(body) ?? [];
  const [, schema = ""] = /@@schema\("(\w+)"\)/.exec(body) ?? [];
  byModel.set(model.charAt(0).toLowerCase() + model.slice(1), `${schema}.${name}`);
  byName.set(name, `${schema}.${name}`);
}

type Use = { domain: string; table: string; writes: boolean; file: string };

function usesIn(file: string, text: string): Use[] {
  const [, root = "", domain = ""] = /^(?:domains\/([a-z]+)|([a-z]+))\//.exec(file) ?? [];
  const from = root || domain;
  const bare = text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\s)\/\/ .*$/gm, "$1");
  const uses: Use[] = [];
  for (const [, model = "", verb = ""] of bare.matchAll(
    /\b\w+\.(\w+)\s*\.(find|count|aggregate|group|create|update|upsert|delete)\w*\(/g,
  )) {
    const table = byModel.get(model);
    if (table) uses.push({ domain: from, table, writes: /create|update|upsert|delete/.test(verb), file });
  }
  for (const [, verb = "", schema, name = ""] of bare.matchAll(
    /\b(from|join|using|update|into)\s+(?:only\s+)?(?:(access|auth|vault|public)\.)?([a-z_]+)\b/g,
  )) {
    const table = schema ? `${schema}.${name}` : byName.get(name);
    // Elsewhere than in SQL such a word is prose: there it stands in a template.
    if (table && owners.has(table) && bare.includes("`"))
      uses.push({ domain: from, table, writes: verb === "update" || verb === "into", file });
  }
  return uses;
}

const uses = readdirSync(join(projectFolder, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".server.ts") && !/\.test\.|testing\//.test(file))
  .flatMap((file) => usesIn(file, readFileSync(join(projectFolder, "app", file), "utf8")));

/** How often who uses what of others, as `domain table`. */
function across(writes: boolean): Record<string, number> {
  const found: Record<string, number> = {};
  for (const use of uses) {
    if (use.writes !== writes || owners.get(use.table) === use.domain) continue;
    if (!writes && (TOP_FLOOR.includes(use.domain) || DIRECTORY.includes(use.table))) continue;
    const key = `${use.domain} ${use.table}`;
    found[key] = (found[key] ?? 0) + 1;
  }
  return found;
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
  expect([...byName.values()].filter((table) => !owners.has(table))).toEqual([]);
  const domains = readdirSync(join(projectFolder, "app/domains"));
  const strange = [...owners.values()].filter((owner) => owner !== "platform" && !domains.includes(owner));
  expect(strange).toEqual([]);
});

it("sees what a file reads and writes, by Prisma and by SQL", () => {
  const seen = usesIn(
    "domains/offers/x.server.ts",
    "await tx.delivery.updateMany({}); await tx.offer\n.findMany({}); // from referrals\nsql`select 1 from public.offers join vault.identities using (id)`;",
  );
  expect(seen.map(({ table, writes }) => `${table} ${writes}`)).toEqual([
    "public.deliveries true",
    "public.offers false",
    "public.offers false",
    "vault.identities false",
  ]);
});

it("a table is written by its owner", () => {
  expect(across(true)).toEqual(allowed(WRITES));
});

it("a table is read by its owner and by the top floor", () => {
  expect(across(false)).toEqual(allowed(READS));
});
