import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SmallProject, smallProject } from "../../prisma/testing/small-projects";
import { migrationsFolder } from "./folders";
import { type Migration, readMigrations } from "./migration-files";
import { complaintsOf } from "./migration-rules";

it("every migration holds tables and data, says what it expects and is what it says", async () => {
  expect((await readMigrations(migrationsFolder)).flatMap(complaintsOf)).toEqual([]);
});

describe("a migration is told that", () => {
  const of = (sql: string, more: Partial<Migration> = {}) =>
    complaintsOf({ name: "m", sql, checksum: "", expands: false, outside: false, ...more });

  it.each([
    ["create policy p on t using (true);", /belongs to prisma\/sql/],
    ["drop policy p on t;", /belongs to prisma\/sql/],
    ["grant select on t to homeward_council;", /belongs to prisma\/sql/],
    ["create or replace function f() returns int language sql as $$ select 1 $$;", /belongs to prisma\/sql/],
    ["alter default privileges grant select on tables to homeward_council;", /belongs to prisma\/sql/],
    ["do $$ begin update t set x = 1; end $$;", /body that runs/],
    ["update t set x = 1;", /does not say how many/],
    ["insert into t select * from u;", /does not say how many/],
    ["create index concurrently i on t (x);", /mark the migration/],
    ["-- nothing", /does nothing/],
  ])("%s", (sql, complaint) => {
    expect(of(sql).join("\n")).toMatch(complaint);
  });

  it.each([
    "alter table t drop column x;",
    "alter table t add column x int not null;",
    "alter table t rename to u;",
    "alter table t add constraint c check (x > 0);",
    "alter table t no force row level security;",
  ])("it does not only expand: %s", (sql) => expect(of(sql, { expands: true })).not.toEqual([]));
  it.each([
    "create table t (id int);",
    "alter table t add column x int;",
    "alter table t add column x int not null default 0;",
    "create index i on t (x);",
    `alter table public.event_kinds no force row level security;
     -- expects rows: 1
     insert into public.event_kinds (kind) values ('visit-booked');
     alter table public.event_kinds force row level security;`,
  ])("(and not that it does: %s)", (sql) => expect(of(sql, { expands: true })).toEqual([]));

  it("what is outside a transaction stands alone and can be run again", () => {
    const outside = { outside: true };
    expect(of("create index concurrently if not exists i on t (x);", outside)).toEqual([]);
    expect(of("create index concurrently i on t (x);", outside)).not.toEqual([]);
    expect(of("create index concurrently if not exists i on t (x); select 1;", outside)).not.toEqual([]);
  });
});

describe("applied to a database in use", () => {
  let project: SmallProject;
  beforeEach(async () => {
    project = await smallProject();
    await project.migration(
      "20260101000000_homes",
      "create table homes (id int primary key, beds int); alter table homes enable row level security; alter table homes force row level security;",
    );
    await project.apply();
    await project.sql.unsafe(
      "alter table homes no force row level security; insert into homes select n, null from generate_series(1, 3) n; alter table homes force row level security;",
    );
  });
  afterEach(() => project.remove());

  const bedsAre = async () =>
    project.sql.begin(async (tx) => {
      await tx`alter table homes no force row level security`;
      return (await tx`select beds from homes order by id`).map((row) => row.beds);
    });
  const update = "update homes set beds = id where beds is null;";
  const lifted = (expects: string, statement = update) =>
    `alter table homes no force row level security;\n-- expects rows: ${expects}\n${statement}\nalter table homes force row level security;`;

  it("without lifting row security it would change nothing, and fails", async () => {
    // The control: so it was before, without a word.
    expect((await project.sql.unsafe(update)).count).toBe(0);
    await project.migration("20260102000000_beds", `-- expects rows: select count(*) from homes\n${update}`);
    await expect(project.apply()).rejects.toThrow(/row security hides the rows of homes/);
    expect(await bedsAre()).toEqual([null, null, null]);
  });

  it.each([
    ["3", true],
    ["select count(*) from homes where beds is null", true],
    ["2", false],
    ["0", false],
  ])("expecting %s", async (expects, passes) => {
    await project.migration("20260102000000_beds", lifted(expects));
    if (passes) await project.apply();
    else await expect(project.apply()).rejects.toThrow(/3 rows were changed, \d were expected/);
    expect(await bedsAre()).toEqual(passes ? [1, 2, 3] : [null, null, null]);
  });

  it("what it reads has to be open, too", async () => {
    await project.sql.unsafe(
      "create table more (id int); alter table more enable row level security; alter table more force row level security",
    );
    await project.migration(
      "20260102000000_beds",
      lifted("3", "update homes h set beds = m.id from more m where m.id = h.id;"),
    );
    await expect(project.apply()).rejects.toThrow(/row security hides the rows of more/);
  });

  it("an index is made while others write, and again after it was cut off", async () => {
    await project.migration(
      "20260102000000_later",
      "-- outside a transaction\ncreate unique index concurrently if not exists homes_beds on homes (beds);",
    );
    await project.sql.unsafe(
      "alter table homes no force row level security; update homes set beds = 1; alter table homes force row level security",
    );
    await expect(project.apply()).rejects.toThrow(/is not recorded as applied/);
    const valid = async () =>
      (await project.sql`select indisvalid from pg_index where indexrelid = to_regclass('homes_beds')`)[0];
    expect(await valid()).toEqual({ indisvalid: false });
    await project.sql.unsafe(
      "alter table homes no force row level security; update homes set beds = id; alter table homes force row level security",
    );
    expect(await project.apply()).toEqual(["20260102000000_later"]);
    expect(await valid()).toEqual({ indisvalid: true });
    expect(await project.apply()).toEqual([]);
  });

  it("the release before starts on what was only expanded, with its own policies, and the new one after it", async () => {
    const before = await smallProject();
    const old = () => before.apply();
    await before.migration("20260101000000_homes", "create table homes (id int primary key);");
    await before.sqlFile("homes.sql", "grant select on homes to homeward_council;");
    await old();
    const newer = await before.beside();
    await newer.migration("20260102000000_beds", "-- kind: expand\ncreate table beds (id int);");
    await newer.sqlFile("beds.sql", "grant select on beds to homeward_council;");
    await newer.apply();
    const may = async () =>
      (
        await before.sql`select has_table_privilege('homeward_council', 'beds', 'select') as beds, has_table_privilege('homeward_council', 'homes', 'select') as homes`
      )[0];
    expect(await may()).toEqual({ beds: true, homes: true });
    expect(await old()).toEqual([]);
    expect(await may()).toEqual({ beds: false, homes: true });
    expect(await newer.apply()).toEqual([]);
    expect(await may()).toEqual({ beds: true, homes: true });
    await newer.migration("20260103000000_gone", "alter table homes add column x int not null default 1;");
    await newer.apply();
    await expect(old()).rejects.toThrow(/does not know: 20260103000000_gone/);
    await newer.remove();
    await before.remove();
  });
});

it("no lock of a row makes a new row that refers to it wait", () => {
  const files = ["app", "prisma/sql", "scripts"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|sql)$/.test(name) && !name.endsWith(".test.ts"))
      .map((name) => join(folder, name)),
  );
  const found = files.filter((path) => {
    const text = readFileSync(path, "utf8").replaceAll(/create policy[\s\S]*?;/g, "");
    return /\bfor\s+update\b(?!\s+(to|of\s+state)\b)/i.test(text.replaceAll(/^\s*(--|\*|\/\/).*$/gm, ""));
  });
  expect(found).toEqual([]);
});
