import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SmallProject, smallProject } from "../../prisma/testing/small-projects";
import { sqlFolder } from "./folders";
import { prismaDeploy } from "./prisma-verdict";
import { readSqlFiles } from "./sql-files";
import { statementsOf } from "./statements";

let project: SmallProject;
beforeEach(async () => {
  project = await smallProject();
  await project.migration(
    "20260101000000_homes",
    "create table homes (id int primary key, owner text, open boolean);",
  );
  await project.sqlFile(
    "homes.sql",
    `alter table homes enable row level security;
     alter table homes force row level security;
     grant select on homes to homeward_council;
     create policy theirs on homes for select to homeward_council using (public.is_theirs(owner));
     create function public.is_theirs(p_owner text) returns boolean language sql stable as $$ select p_owner = 'x' $$;
     grant execute on function public.is_theirs(text) to homeward_council;`,
  );
  await project.sqlFile("schemas.sql", "grant usage on schema public to homeward_council;");
});
afterEach(() => project.remove());

/** What stands, by name. */
async function standing(): Promise<string[]> {
  const rows = await project.sql<{ name: string }[]>`
    select 'policy ' || polname as name from pg_policy
    union all select 'function ' || p.oid::regprocedure from pg_proc p where p.pronamespace = 'public'::regnamespace
    union all select 'trigger ' || tgname from pg_trigger where not tgisinternal
    order by 1`;
  return rows.map(({ name }) => name);
}

describe("what PostgreSQL refuses to replace is made anew", () => {
  const first = { policies: ["function is_theirs(text)", "policy theirs"] };

  it("a return type, a renamed parameter, a function that a policy uses", async () => {
    await project.apply();
    expect(await standing()).toEqual(first.policies);
    await project.sqlFile(
      "homes.sql",
      `alter table homes enable row level security;
       create policy theirs on homes for select to homeward_council using (public.is_theirs(owner) = 1);
       create function public.is_theirs(p_name text) returns integer language sql stable as $$ select 1 $$;`,
    );
    await project.apply();
    expect(await standing()).toEqual(first.policies);
    const [row] =
      await project.sql`select pg_get_function_result('public.is_theirs(text)'::regprocedure) as result`;
    expect(row).toEqual({ result: "integer" });
  });

  it("a column that a policy reads changes its type in a migration", async () => {
    await project.apply();
    await project.migration("20260102000000_owner", "alter table homes alter column owner type varchar(40);");
    expect(await project.apply()).toEqual(["20260102000000_owner"]);
    expect(await standing()).toEqual(first.policies);
  });

  it("what is deleted from its file goes, and so does its grant", async () => {
    await project.apply();
    await project.sqlFile("homes.sql", "alter table homes enable row level security;");
    await project.apply();
    expect(await standing()).toEqual([]);
    const [row] = await project.sql`select has_table_privilege('homeward_council', 'homes', 'select') as may`;
    expect(row).toEqual({ may: false });
  });

  it("a file goes altogether, another comes", async () => {
    await project.apply();
    await project.removeSqlFile("homes.sql");
    await project.sqlFile(
      "deeper/more.sql",
      "create function public.two() returns int language sql as $$ select two from nothing_yet $$;",
    );
    await project.apply();
    expect(await standing()).toEqual(["function two()"]);
  });
});

describe("all or nothing", () => {
  it("a file that fails leaves the policies of before, and the migrations unapplied", async () => {
    await project.apply();
    await project.migration("20260102000000_beds", "create table beds (id int);");
    await project.sqlFile(
      "zz.sql",
      "\ngrant select on beds to homeward_council;\ncreate policy p on nowhere using (true);",
    );
    await expect(project.apply()).rejects.toThrow(
      /prisma\/sql\/zz\.sql failed and changed nothing: .*nowhere.* \(line 3\)/s,
    );
    expect(await standing()).toEqual(["function is_theirs(text)", "policy theirs"]);
    const [row] = await project.sql`select to_regclass('beds') as beds`;
    expect(row).toEqual({ beds: null });
  });

  it("does nothing when nothing changed, and all of it when one line did", async () => {
    await project.apply();
    const run = async () => {
      const [row] = await project.sql`select oid from pg_policy`;
      return row?.oid;
    };
    const before = await run();
    await project.apply();
    expect(await run()).toBe(before);
    await project.sqlFile(
      "schemas.sql",
      "grant usage on schema public to homeward_council, homeward_region;",
    );
    await project.apply();
    expect(await run()).not.toBe(before);
  });

  it("gives way to who is at work on a table, says so, and comes again", async () => {
    await project.apply();
    await project.sqlFile(
      "schemas.sql",
      "grant usage on schema public to homeward_council, homeward_worker;",
    );
    const other = postgres(project.ownerUrl, { max: 1, onnotice: () => undefined });
    const said: string[] = [];
    let applying: Promise<string[]> | undefined;
    await other.begin(async (tx) => {
      await tx`select * from homes`;
      applying = project.apply(said);
      while (!said.includes("Somebody is at work on the tables: trying again"))
        await new Promise((done) => setTimeout(done, 50));
      // Whoever is at work meets the policies of before, and nothing of the new ones.
      expect((await tx`select 1 from pg_policy where polname = 'theirs'`).length).toBe(1);
    });
    await applying;
    await other.end();
    const [row] = await project.sql`select has_schema_privilege('homeward_worker', 'public', 'usage') as may`;
    expect(row).toEqual({ may: true });
  });

  it("a database that prisma migrate deploy has brought up to date is finished by one run", async () => {
    await project.apply();
    await project.migration("20260102000000_beds", "create table beds (id int);");
    await project.sqlFile("zz.sql", "grant select on beds to homeward_council;");
    expect(await prismaDeploy(project.ownerUrl, project.migrations)).toEqual(["20260102000000_beds"]);
    const may = async () =>
      (await project.sql`select has_table_privilege('homeward_council', 'beds', 'select') as may`)[0]?.may;
    expect(await may()).toBe(false);
    expect(await project.apply()).toEqual([]);
    expect(await may()).toBe(true);
  });
});

it("a function that a CHECK, a default or an index uses is the migration's, and stays", async () => {
  await project.migration(
    "20260102000000_even",
    `-- used by a CHECK, a default and an index
     create function public.even(n int) returns boolean language sql immutable as $$ select n % 2 = 0 $$;
     create table evens (n int check (public.even(n)), so boolean default public.even(2));
     create index evens_even on evens (public.even(n));`,
  );
  await project.apply();
  const oid = async () => (await project.sql`select 'public.even(int)'::regprocedure::oid as oid`)[0]?.oid;
  const before = await oid();
  await project.sqlFile("more.sql", "grant execute on function public.even(int) to homeward_worker;");
  await project.apply();
  expect(await oid()).toBe(before);
  const may = async (role: string) =>
    (await project.sql`select has_function_privilege(${role}, 'public.even(int)', 'execute') as may`)[0]?.may;
  // What may be done with it is said by a file all the same.
  expect([await may("homeward_worker"), await may("homeward_council")]).toEqual([true, false]);
});

it("nobody reaches a new table or function before its file says so", async () => {
  await project.migration("20260102000000_beds", "create table beds (id int);");
  await project.sqlFile(
    "more.sql",
    "create function public.two() returns int language sql as $$ select 2 $$;",
  );
  await project.apply();
  const [row] = await project.sql`
    select count(*) filter (where has_table_privilege(rolname, 'beds', 'select'))::int as tables,
           count(*) filter (where has_function_privilege(rolname, 'public.two()', 'execute'))::int as functions
      from pg_roles where rolname like 'homeward\\_%' and rolname <> 'homeward_owner'`;
  expect(row).toEqual({ tables: 0, functions: 0 });
});

describe("what belongs where", () => {
  it.each([
    "create table t (id int)",
    "insert into homes values (1)",
    "alter table homes add column x int",
    "do $$ begin end $$",
  ])("a file of SQL does not hold: %s", async (statement) => {
    await project.sqlFile("zz.sql", `${statement};`);
    await expect(project.apply()).rejects.toThrow(/This belongs to a migration/);
  });

  it("each statement ends where it ends", () => {
    const text = `-- why; so
create function f() returns text as $$ begin return ';'; /* ; */ end $$; select 'it''s; fine', "a;b" -- ; no
  from t where x = $1 /* a ; b */; select $tag$ ; $$ ; $tag$`;
    expect(statementsOf(text).map(({ comment, line }) => [comment, line])).toEqual([
      ["-- why; so", 2],
      ["", 2],
      ["", 3],
    ]);
  });

  it("no file is longer than can be read", async () => {
    for (const { path, sql } of await readSqlFiles(sqlFolder))
      expect([path, sql.split("\n").length > 800]).toEqual([path, false]);
  });
});
