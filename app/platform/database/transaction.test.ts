import postgres from "postgres";
import { describe, expect, it } from "vitest";
import { createTestDatabase, testDatabase } from "../../../prisma/testing/database.server.ts";
import { databaseUrl } from "../env.server.ts";
import { newId } from "../ids.ts";
import { prismaFor, sqlFor } from "./clients.server.ts";
import { countStatements } from "./statements.server.ts";
import { pipelined, transaction } from "./transaction.server.ts";

testDatabase();

interface Shown {
  who: string;
  org: string | null;
  zone: string;
}

const shown = `select current_user::text as who, public.app_org()::text as org, current_setting('TimeZone') as zone`;

const [a, b] = [newId(), newId()];

describe("a transaction", () => {
  it("runs as its role, with its settings, in UTC", async () => {
    const rows = await transaction("council", { "app.org_id": a, "app.person_id": b }, (tx) =>
      tx.$queryRawUnsafe<Shown[]>(shown),
    );
    expect(rows).toEqual([{ who: "homeward_council", org: a, zone: "UTC" }]);
  });

  it("leaves no setting behind for whoever uses the connection next", async () => {
    const organisations = Array.from({ length: 60 }, () => newId());
    const runs = organisations.map((id) =>
      transaction("provider", { "app.org_id": id }, (tx) => tx.$queryRawUnsafe<Shown[]>(shown)),
    );
    const seen = await Promise.all(runs);
    expect(seen.map((rows) => rows[0]?.org)).toEqual(organisations);
    const afterwards = await Promise.all(
      Array.from({ length: 30 }, () => prismaFor("provider").$queryRawUnsafe<Shown[]>(shown)),
    );
    expect(new Set(afterwards.map((rows) => rows[0]?.org))).toEqual(new Set([null]));
  });

  it("leaves nothing behind when its work fails", async () => {
    await sqlFor("owner").unsafe("create table public.tried (id int)");
    const failed = transaction("owner", { "app.org_id": a }, async (tx) => {
      await tx.$executeRawUnsafe("insert into public.tried values (1)");
      throw new Error("changed my mind");
    });
    await expect(failed).rejects.toThrow("changed my mind");
    expect(await sqlFor("owner").unsafe("select id from public.tried")).toHaveLength(0);
  });

  it("tells the database of organisations and people by their ids alone", async () => {
    for (const told of [`${a}.${b}`, `${a}'`, "everybody"])
      await expect(
        (async () => transaction("council", { "app.org_id": told }, async () => 1))(),
      ).rejects.toThrow("by their ids alone");
  });
});

describe("a pipelined read", () => {
  it("gives the rows of each query, under the same role and settings", async () => {
    const [first, second] = await pipelined("provider", { "app.org_id": b }, (sql) => [
      sql<Shown[]>`select current_user::text as who, public.app_org()::text as org, '' as zone`,
      sql<{ n: number }[]>`select n from generate_series(1, 3) as n`,
    ]);
    expect(first[0]).toEqual({ who: "homeward_provider", org: b, zone: "" });
    expect(second.map((row) => row.n)).toEqual([1, 2, 3]);
    const [row] = await sqlFor("provider").unsafe<Shown[]>(shown);
    expect(row?.org).toBeNull();
  });

  it("shares its transaction with what the same asker reads in the same moment, and with nobody else", async () => {
    const ask = (org: string) =>
      pipelined("provider", { "app.org_id": org }, (sql) => [
        sql<{ id: string; org: string }[]>`
          select pg_current_xact_id()::text as id, public.app_org()::text as org`,
      ]);
    const [[one], [again], [other]] = await Promise.all([ask(a), ask(a), ask(b)]);
    expect([one[0]?.org, again[0]?.org, other[0]?.org]).toEqual([a, a, b]);
    expect(again[0]?.id).toBe(one[0]?.id);
    expect(other[0]?.id).not.toBe(one[0]?.id);
    const [[later]] = await ask(a);
    expect(later?.id).not.toBe(one[0]?.id);
  });

  it("fails as a whole", async () => {
    const failed = pipelined("provider", { "app.org_id": b }, (sql) => [sql`select 1`, sql`select 1 / 0`]);
    await expect(failed).rejects.toThrow("division by zero");
    expect(await sqlFor("provider")`select 1 as one`).toEqual([{ one: 1 }]);
    const unbuilt = pipelined("provider", { "app.org_id": b }, () => {
      throw new Error("no such query");
    });
    await expect(unbuilt).rejects.toThrow("no such query");
  });

  it("fails where a value cannot be sent, and keeps no connection from those who come next", async () => {
    const ask = (value: string) =>
      pipelined("provider", {}, (sql) => [sql`select 1`, sql<{ said: string }[]>`select ${value} as said`]);
    for (let more = 0; more < 9; more += 1) {
      await expect(ask(undefined as unknown as string)).rejects.toThrow();
      const [, [row]] = await ask("sent");
      expect(row?.said).toBe("sent");
    }
  });

  it("writes nothing", async () => {
    await sqlFor("owner").unsafe("create table public.read_only (id int)");
    const wrote = pipelined("owner", {}, (sql) => [sql`insert into public.read_only values (1)`]);
    await expect(wrote).rejects.toThrow("read-only transaction");
  });

  it("gives its connection back, whatever becomes of it", async () => {
    const failing = ["select 1 / 0", "select 1", "select nothing"];
    const more = Array.from({ length: 40 }, (_, n) => failing[n % failing.length] ?? "");
    const ended = await Promise.allSettled(
      more.map((text) => pipelined("keys", { "app.org_id": newId() }, (sql) => [sql.unsafe(text)])),
    );
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(13);
    const open = await sqlFor("owner")<{ state: string }[]>`
      select state from pg_stat_activity where datname = current_database() and usename = 'homeward_keys' and state like 'idle in%'`;
    expect([...open]).toEqual([]);
  });

  it("fails where its connection is lost, and the next one has another", async () => {
    const lost = pipelined("region", {}, (sql) => [sql`select pg_sleep(60)`, sql`select 1`]).catch(String);
    const cut = () => sqlFor("region")`
      select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query = 'select pg_sleep(60)'`;
    await expect.poll(async () => (await cut()).length, { timeout: 60_000 }).toBe(1);
    expect(await lost).toMatch(/CONNECTION_CLOSED|terminating connection/);
    const [[row]] = await pipelined("region", {}, (sql) => [sql<{ n: number }[]>`select 3 as n`]);
    expect(row?.n).toBe(3);
  });

  it("comes back when every connection was lost, whoever waited for one meanwhile", async () => {
    const asleep = Array.from({ length: 4 }, () =>
      pipelined("region", { "app.org_id": newId() }, (sql) => [sql`select pg_sleep(60) as slept`]).catch(
        String,
      ),
    );
    const watch = postgres(databaseUrl("region"), { max: 1 });
    const connections = () => watch`
      select pid from pg_stat_activity where datname = current_database() and query = 'select pg_sleep(60) as slept'`;
    await expect.poll(async () => (await connections()).length, { timeout: 60_000 }).toBe(4);
    const more = Array.from({ length: 12 }, () =>
      pipelined("region", { "app.org_id": newId() }, (sql) => [sql<{ n: number }[]>`select 3 as n`]),
    );
    await watch`select pg_terminate_backend(pid) from (${connections()}) lost`;
    for (const [[row]] of await Promise.all(more)) expect(row?.n).toBe(3);
    for (const said of await Promise.all(asleep))
      expect(said).toMatch(/CONNECTION_CLOSED|terminating connection/);
    await watch.end();
  });

  it("is refused where it would run outside of its transaction", async () => {
    const outside = pipelined("region", { "app.org_id": a }, (sql) => [sql`commit`, sql`select 1`]);
    await expect(outside).rejects.toThrow("SAVEPOINT can only be used in transaction blocks");
  });

  it("does not run out of connections where many values cannot be sent at once", async () => {
    const ask = (value: string) =>
      pipelined("reader", { "app.org_id": newId() }, (sql) => [sql`select ${value}`]);
    const many = Array.from({ length: 12 }, () => ask(undefined as unknown as string).catch(() => "refused"));
    expect(new Set(await Promise.all(many))).toEqual(new Set(["refused"]));
    expect((await ask("sent"))[0]).toHaveLength(1);
  });
});

it("counts statements without what holds the transaction together", async () => {
  const settings = { "app.org_id": a };
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
    const sql = postgres(other.ownerUrl, { max: 1 });
    expect(await sql`select to_regclass('public.mine') as found`).toEqual([{ found: null }]);
    await sql.end();
  } finally {
    await other.drop();
  }
});
