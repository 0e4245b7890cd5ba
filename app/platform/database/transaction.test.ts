import { describe, expect, it } from "vitest";
import { createTestDatabase, testDatabase } from "../../../prisma/testing/database.server.ts";
import { prismaFor, sqlFor } from "./clients.server.ts";
import { countStatements } from "./statements.server.ts";
import { pipelined, transaction } from "./transaction.server.ts";

testDatabase();

interface Shown {
  who: string;
  org: string | null;
  zone: string;
}

const shown = `select current_user::text as who, nullif(current_setting('app.org_id', true), '') as org,
  current_setting('TimeZone') as zone`;

describe("a transaction", () => {
  it("runs as its role, with its settings, in UTC", async () => {
    const rows = await transaction("council", { "app.org_id": "a", "app.person_id": "b" }, (tx) =>
      tx.$queryRawUnsafe<Shown[]>(shown),
    );
    expect(rows).toEqual([{ who: "homeward_council", org: "a", zone: "UTC" }]);
  });

  it("leaves no setting behind for whoever uses the connection next", async () => {
    const runs = Array.from({ length: 60 }, (_, index) =>
      transaction("provider", { "app.org_id": `org ${index}` }, (tx) => tx.$queryRawUnsafe<Shown[]>(shown)),
    );
    const seen = await Promise.all(runs);
    expect(seen.map((rows) => rows[0]?.org)).toEqual(runs.map((_, index) => `org ${index}`));
    const afterwards = await Promise.all(
      Array.from({ length: 30 }, () => prismaFor("provider").$queryRawUnsafe<Shown[]>(shown)),
    );
    expect(new Set(afterwards.map((rows) => rows[0]?.org))).toEqual(new Set([null]));
  });

  it("leaves nothing behind when its work fails", async () => {
    await sqlFor("owner").unsafe("create table public.tried (id int)");
    const failed = transaction("owner", { "app.org_id": "a" }, async (tx) => {
      await tx.$executeRawUnsafe("insert into public.tried values (1)");
      throw new Error("changed my mind");
    });
    await expect(failed).rejects.toThrow("changed my mind");
    expect(await sqlFor("owner").unsafe("select id from public.tried")).toHaveLength(0);
  });

  it("takes no setting that is not the application's", async () => {
    const sneaky = async () => transaction("council", { "app.x', 'y', true), ('": "1" }, async () => 1);
    await expect(sneaky()).rejects.toThrow("no setting of the application");
    const role = async () => transaction("council", { role: "homeward_owner" }, async () => 1);
    await expect(role()).rejects.toThrow("no setting of the application");
  });
});

describe("a pipelined read", () => {
  it("gives the rows of each query, under the same role and settings", async () => {
    const [first, second] = await pipelined("provider", { "app.org_id": "p" }, (sql) => [
      sql<Shown[]>`select current_user::text as who, current_setting('app.org_id') as org, '' as zone`,
      sql<{ n: number }[]>`select n from generate_series(1, 3) as n`,
    ]);
    expect(first[0]).toEqual({ who: "homeward_provider", org: "p", zone: "" });
    expect(second.map((row) => row.n)).toEqual([1, 2, 3]);
    const [row] = await sqlFor("provider").unsafe<Shown[]>(shown);
    expect(row?.org).toBeNull();
  });

  it("shares its transaction with what the same asker reads in the same moment, and with nobody else", async () => {
    const ask = (org: string) =>
      pipelined("provider", { "app.org_id": org }, (sql) => [
        sql<{ id: string; org: string }[]>`
          select pg_current_xact_id()::text as id, current_setting('app.org_id') as org`,
      ]);
    const [[a], [again], [b]] = await Promise.all([ask("a"), ask("a"), ask("b")]);
    expect([a[0]?.org, again[0]?.org, b[0]?.org]).toEqual(["a", "a", "b"]);
    expect(again[0]?.id).toBe(a[0]?.id);
    expect(b[0]?.id).not.toBe(a[0]?.id);
    const [[later]] = await ask("a");
    expect(later?.id).not.toBe(a[0]?.id);
  });

  it("fails as a whole", async () => {
    const failed = pipelined("provider", { "app.org_id": "p" }, (sql) => [sql`select 1`, sql`select 1 / 0`]);
    await expect(failed).rejects.toThrow("division by zero");
    expect(await sqlFor("provider")`select 1 as one`).toEqual([{ one: 1 }]);
  });
});

it("counts statements without what holds the transaction together", async () => {
  const settings = { "app.org_id": "a" };
  const { statements, result } = await countStatements(async () => {
    await transaction("council", settings, async (tx) => {
      await tx.$queryRaw`select 1`;
      await tx.$queryRaw`select 2`;
    });
    const [rows] = await pipelined("council", settings, (sql) => [sql<{ n: number }[]>`select 3 as n`]);
    return rows[0]?.n;
  });
  expect(result).toBe(3);
  expect(statements).toBe(3);
});

it("gives every clone its own rows", async () => {
  const other = await createTestDatabase();
  try {
    await sqlFor("owner").unsafe("create table public.mine (id int)");
    const { default: postgres } = await import("postgres");
    const sql = postgres(other.ownerUrl, { max: 1 });
    expect(await sql`select to_regclass('public.mine') as found`).toEqual([{ found: null }]);
    await sql.end();
  } finally {
    await other.drop();
  }
});
