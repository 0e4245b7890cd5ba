import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbedded, stopEmbedded } from "./embedded.mjs";

let top: string;
let dataDir: string;

beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), "homeward-embedded-"));
  // Made by root for the database's own user to enter.
  dataDir = join(top, "data");
  if (process.getuid?.() === 0) await chmod(top, 0o755);
});
afterAll(async () => {
  await stopEmbedded(dataDir);
  await rm(top, { recursive: true, force: true });
});

async function ask<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

async function serverPid(): Promise<number> {
  const [line] = (await readFile(join(dataDir, "cluster", "postmaster.pid"), "utf8")).split("\n");
  return Number(line);
}

describe("the embedded database", () => {
  it("starts once when several ask at the same time, and is used by all", async () => {
    const started = await Promise.all([1, 2, 3].map(() => startEmbedded({ dataDir })));
    expect(new Set(started.map(({ ownerUrl }) => ownerUrl)).size).toBe(1);
    expect(started.filter(({ adopted }) => !adopted)).toHaveLength(1);
  });

  it("gives its owner no way past row security", async () => {
    const { ownerUrl } = await startEmbedded({ dataDir });
    const [row] = await ask(
      ownerUrl,
      (sql) => sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`,
    );
    expect(row).toEqual({ rolsuper: false, rolbypassrls: false });
  });

  it("keeps what was committed when it is killed, under the same address", async () => {
    const first = await startEmbedded({ dataDir });
    await ask(first.ownerUrl, async (sql) => {
      await sql`create table kept (word text)`;
      await sql`insert into kept values ('still here')`;
    });
    process.kill(await serverPid(), "SIGKILL");
    const again = await startEmbedded({ dataDir });
    expect(again.adopted).toBe(false);
    expect(again.ownerUrl).toBe(first.ownerUrl);
    expect(await ask(again.ownerUrl, (sql) => sql`select word from kept`)).toEqual([{ word: "still here" }]);
  });

  it("starts although the number of its old process belongs to somebody else by now", async () => {
    const { stop } = await startEmbedded({ dataDir });
    const pidFile = join(dataDir, "cluster", "postmaster.pid");
    const left = (await readFile(pidFile, "utf8")).replace(/^\d+/, String(process.pid));
    await stop();
    await writeFile(pidFile, left);
    const again = await startEmbedded({ dataDir });
    expect(again.adopted).toBe(false);
    expect(await ask(again.ownerUrl, (sql) => sql`select word from kept`)).toHaveLength(1);
  });
});
