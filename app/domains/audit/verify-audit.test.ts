import { describe, expect, it } from "vitest";
import { newId } from "~/platform/ids";
import { verifyAudit } from "./queries/verify-audit.server";
import { testRecord } from "./testing/record";

const record = testRecord();
const { council, writeThree, seal, tamper, problems } = record;

describe("an untouched record", () => {
  it("is found whole, sealed and not sealed yet", async () => {
    await writeThree();
    await seal();
    await writeThree();
    await seal();
    await writeThree();
    const verdict = await verifyAudit(record.owner);
    expect(verdict).toMatchObject({ problems: [], rows: 9, seals: 2, unsealed: { rows: 3 } });
  });

  it("makes no seal of nothing", async () => {
    await writeThree();
    await seal();
    await seal();
    expect((await verifyAudit(record.owner)).seals).toBe(1);
  });

  it("does not depend on how the session writes times, numbers and bytes", async () => {
    await record.admin.begin(async (tx) => {
      await tx.unsafe(
        "set local timezone = 'Australia/Sydney'; set local bytea_output = 'escape'; set local datestyle = 'German'",
      );
      await tx`insert into events (id, at, kind, audience, council_id, subject, subject_id, data)
        values (${newId()}, now(), 'x', 'council', ${council}, 'referral', ${newId()}, '{"b": 1.50, "a": null}')`;
    });
    await seal();
    expect(await problems()).toEqual([]);
  });

  it("covers every column of the three tables", async () => {
    const [id] = await writeThree();
    await seal();
    for (const { table, column } of await record.admin<{ table: string; column: string }[]>`
      select table_schema || '.' || table_name as "table", column_name as column from information_schema.columns
       where (table_schema, table_name) in (('public', 'events'), ('vault', 'looks'), ('public', 'information_looks'))
         and column_name not in ('id', 'transaction')`) {
      if (column === "digest") continue;
      await tamper(async (tx) => {
        // What a column may hold is not the matter here.
        for (const { name } of await tx<{ name: string }[]>`
          select conname as name from pg_constraint where conrelid = ${table}::regclass and contype = 'c'`)
          await tx.unsafe(`alter table ${table} drop constraint "${name}"`);
        const [type] = await tx<{ name: string }[]>`
          select format_type(a.atttypid, a.atttypmod) as name from pg_attribute a
           where a.attrelid = ${table}::regclass and a.attname = ${column}`;
        const other: Record<string, string> = {
          uuid: "gen_random_uuid()",
          text: "'another'",
          jsonb: `'{"offers": 3}'`,
          integer: "coalesce(%, 0) + 1".replace("%", `"${column}"`),
          boolean: `not coalesce("${column}", false)`,
        };
        const value =
          Object.entries(other).find(([name]) => type?.name === name)?.[1] ?? "now() + interval '1 second'";
        await tx.unsafe(`create table kept as select * from ${table}`);
        await tx.unsafe(`update ${table} set "${column}" = ${value}`);
      });
      expect(
        (await problems()).map(({ kind }) => kind),
        `${table}.${column}`,
      ).toContain("changed-row");
      await tamper(async (tx) => {
        await tx.unsafe(`truncate ${table}; insert into ${table} select * from kept; drop table kept`);
      });
    }
    expect(await problems()).toEqual([]);
    expect(id).toBeDefined();
  });
});
