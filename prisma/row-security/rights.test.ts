import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../testing/database.server";
import { givenColumns } from "../testing/given-columns";
import { closeActing } from "./acting-roles";
import { GIVES_NO_RIGHT, RIGHTS } from "./rights";
import { ACTORS, type Actor, bringInActors, type Sample, type SampleTable, written } from "./rights-attempts";
import { allTables, fillWorlds } from "./sample-rows";
import { VISIBILITY } from "./visibility";

/** What gives rights is written by those whose role it is, tried raw, past the code, by everybody in turn. */
const database = testDatabase();
let owner: postgres.Sql;
let tables: SampleTable[];

beforeAll(async () => {
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  const worlds = await fillWorlds(owner);
  const all = await allTables(owner);
  for (const { name } of all) await owner.unsafe(`alter table ${name} no force row level security`);
  await bringInActors(owner);
  tables = [];
  for (const { name, schema, table } of all) {
    if (name in RIGHTS) tables.push(await sampleOf(name, schema, table, worlds.get(name) ?? new Map()));
    await owner.unsafe(
      `alter table ${name} force row level security; alter table ${name} enable trigger user`,
    );
  }
});
afterAll(async () => {
  await closeActing();
  await owner?.end();
});

async function sampleOf(name: string, schema: string, table: string, worlds: Map<string, Sample["world"]>) {
  const rows = await owner.unsafe<{ place: string; record: Record<string, unknown> }[]>(
    `select ctid::text as place, to_jsonb(t) as record from ${name} t order by ctid`,
  );
  const columns = await owner<SampleTable["columns"]>`
    select column_name as name, data_type as type from information_schema.columns
     where table_schema = ${schema} and table_name = ${table} order by ordinal_position`;
  const given = await givenColumns(owner, name);
  const known = rows.flatMap(({ place, record }): Sample[] => {
    const world = worlds.get(place);
    // What the database works out cannot be written, and so is no right.
    const written = Object.fromEntries(Object.entries(record).filter(([column]) => given.includes(column)));
    return world ? [{ place, record: written, world }] : [];
  });
  return { name, columns: columns.filter((column) => given.includes(column.name)), rows: known };
}

it("every table gives rights or says why it gives none", () => {
  const listed = [...Object.keys(RIGHTS), ...Object.values(GIVES_NO_RIGHT).flat()];
  const where = "put the table into RIGHTS or GIVES_NO_RIGHT of prisma/row-security/rights.ts";
  expect(listed.sort(), where).toEqual(Object.keys(VISIBILITY).sort());
});

/** What the list says that this actor may write of a table. */
function expected(table: string, { role, holds }: Actor): string {
  const { written: all, by, except = {} } = RIGHTS[table] ?? { written: {} };
  const words = all[role];
  if (!words) return "nothing";
  const acts = role === "council" || role === "provider" || role === "region";
  const may = (roles: readonly string[] | undefined) => !acts || !roles || roles.includes(holds);
  const parts = words.split("; ").flatMap((part) => {
    const [what = "", columns] = part.split(": ");
    if (!columns) return may(except[what.split(" ")[0] ?? ""] ?? by) ? [what] : [];
    const left = columns.split(" ").filter((column) => may(except[column] ?? by));
    return left.length > 0 ? [`${what}: ${left.join(" ")}`] : [];
  });
  return parts.join("; ") || "nothing";
}

describe.each([...new Set(ACTORS.map(({ role }) => role))])("%s", (role) => {
  it.each(ACTORS.filter((actor) => actor.role === role).map((actor) => [actor.holds, actor] as const))(
    "holding %s writes what the list says",
    async (_, actor) => {
      const list = tables.map(({ name }): [string, string] => [name, expected(name, actor)]);
      expect(await written(owner, actor, tables)).toEqual(Object.fromEntries(list));
    },
  );
});
