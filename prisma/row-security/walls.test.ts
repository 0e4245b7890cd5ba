import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LoginRole, loginRoles, roleName } from "~/platform/database/roles";
import { databaseUrl } from "~/platform/env.server";
import { actingAs } from "../testing/acting-as.server";
import { testDatabase } from "../testing/database.server";
import { givenColumnList, givenColumns } from "../testing/given-columns";
import { allTables, fillWorlds, idOf, type World } from "./sample-rows";
import { VISIBILITY } from "./visibility";

const database = testDatabase();
let owner: postgres.Sql;
let worldOfRow: Map<string, Map<string, World>>;
const connections = new Map<LoginRole, postgres.Sql>();

/** Who each role acts for in world 1. The reader acts for nobody but itself. */
const ACTING: Record<LoginRole, { organisation: string | null; person: string | null }> = {
  auth: { organisation: null, person: null },
  council: { organisation: idOf(1, "council"), person: idOf(1, "council person") },
  provider: { organisation: idOf(1, "provider"), person: idOf(1, "provider person") },
  region: { organisation: idOf(1, "region"), person: idOf(1, "region person") },
  reader: { organisation: null, person: idOf(1, "provider person") },
  worker: { organisation: idOf(1, "council"), person: null },
  keys: { organisation: idOf(1, "council"), person: idOf(1, "council person") },
};

beforeAll(async () => {
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  worldOfRow = await fillWorlds(owner);
  for (const role of loginRoles) connections.set(role, postgres(databaseUrl(role), { max: 1 }));
});

afterAll(async () => {
  await owner?.end();
  for (const sql of connections.values()) await sql.end();
});

/** Runs one statement as the role acting in world 1, rolls it back, and says what came of it. */
async function attempt(role: LoginRole, statement: string, parameters: string[] = []) {
  const sql = connections.get(role);
  if (!sql) throw new Error(`no connection for ${role}`);
  let rows: postgres.Row[] = [];
  let count = 0;
  try {
    await sql.begin(async (tx) => {
      const { organisation, person } = ACTING[role];
      await actingAs(tx, role, { organisationId: organisation, personId: person });
      const result = await tx.unsafe(statement, parameters);
      rows = [...result];
      count = result.count;
      throw new Error("roll back");
    });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message === "roll back") return { refused: false, rows, count };
    if (thrown instanceof postgres.PostgresError && thrown.code === "42501")
      return { refused: true, rows: [], count: 0 };
    throw thrown;
  }
  return { refused: false, rows, count };
}

/** Who writes rows that belong to nobody: sign-in its schema, the region the register, the worker the post. */
const WRITES_PUBLISHED: Partial<Record<LoginRole, string>> = {
  auth: "auth.",
  region: "public.",
  worker: "public.outgoing_messages",
};

/** What a migration writes is of no world: everybody who sees the table at all sees it. */
const WRITTEN_BY_MIGRATIONS = ["public.event_kinds"];

/** Where the rows stand that a role sees; one that may read only some columns is known by what they say. */
async function placesSeen(role: LoginRole, table: string): Promise<string[]> {
  const granted = await owner`
    select column_name as name from information_schema.column_privileges
    where table_schema || '.' || table_name = ${table} and grantee = ${roleName(role)} and privilege_type = 'SELECT'
      and not has_table_privilege(${roleName(role)}, ${table}, 'select')`;
  if (granted.length === 0)
    return (await attempt(role, `select ctid::text as place from ${table}`)).rows.map(({ place }) => place);
  const said = `row(${granted.map(({ name }) => `"${name}"`).join(", ")})::text as said from ${table}`;
  const seen = await attempt(role, `select ${said}`);
  await owner.unsafe(`alter table ${table} no force row level security`);
  const all = await owner.unsafe<{ place: string; said: string }[]>(`select ctid::text as place, ${said}`);
  await owner.unsafe(`alter table ${table} force row level security`);
  return seen.rows.flatMap((row) => all.filter((one) => one.said === row.said).map(({ place }) => place));
}

const tables = Object.entries(VISIBILITY);

it("every table is on the list, and the list names no table that is gone", async () => {
  const there = (await allTables(owner))
    .map((table) => table.name)
    .filter((name) => !name.startsWith("graphile"));
  const where = "put the table into VISIBILITY of prisma/row-security/visibility.ts";
  expect(Object.keys(VISIBILITY).sort(), where).toEqual(there.sort());
});

it("row security is forced on every table, and no role of the application can pass it by", async () => {
  const open = await owner`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('auth', 'access', 'vault', 'public') and c.relkind = 'r' and c.relname <> '_prisma_migrations'
      and not (c.relrowsecurity and c.relforcerowsecurity)`;
  expect(open.map((row) => row.name)).toEqual([]);
  const powerful = await owner`
    select rolname from pg_roles where rolname like 'homeward\\_%' and (rolsuper or rolbypassrls)`;
  expect(powerful.map((row) => row.rolname)).toEqual([]);
});

describe.each(tables)("%s", (table, visible) => {
  it.each(loginRoles)("%s sees what the list says and nothing beyond", async (role) => {
    const worlds = (await placesSeen(role, table))
      .map((place) => worldOfRow.get(table)?.get(place))
      .filter((world) => world !== undefined || !WRITTEN_BY_MIGRATIONS.includes(table));
    if (visible[role] === "none") expect(worlds).toEqual([]);
    else if (visible[role] === "published") expect(new Set(worlds)).toEqual(new Set([1, 2]));
    else expect(new Set(worlds)).toEqual(new Set([1]));
  });

  it.each(loginRoles)("%s changes and removes nothing that is not its own", async (role) => {
    const keeper = WRITES_PUBLISHED[role];
    if (keeper && table.startsWith(keeper) && visible[role] === "published") return;
    const foreign = [...(worldOfRow.get(table) ?? [])]
      .filter(([, world]) => world === 2)
      .map(([place]) => place);
    const columns = await owner`
      select column_name as name from information_schema.column_privileges
      where table_schema || '.' || table_name = ${table} and grantee = ${roleName(role)} and privilege_type = 'UPDATE'
         and column_name in ${owner(await givenColumns(owner, table))}`;
    for (const place of foreign) {
      for (const { name } of columns) {
        const changed = await attempt(
          role,
          `update ${table} set "${name}" = "${name}" where ctid = $1::tid`,
          [place],
        );
        expect(changed.count, `${role} changed ${name} of a foreign row`).toBe(0);
      }
      const removed = await attempt(role, `delete from ${table} where ctid = $1::tid`, [place]);
      expect(removed.count, `${role} removed a foreign row`).toBe(0);
    }
  });

  it.each(["council", "provider"] as const)("%s cannot write a row in another's name", async (role) => {
    const [foreign] = [...(worldOfRow.get(table) ?? [])].filter(([, world]) => world === 2);
    await owner.unsafe(`alter table ${table} no force row level security`);
    const [row] = await owner.unsafe(`select to_jsonb(t) as record from ${table} t where ctid = $1::tid`, [
      foreign?.[0] ?? "",
    ]);
    await owner.unsafe(`alter table ${table} force row level security`);
    const columns = await givenColumnList(owner, table);
    const written = await attempt(
      role,
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, ($1::text)::jsonb)`,
      [JSON.stringify(row?.record)],
    );
    expect(written.refused).toBe(true);
  });
});
