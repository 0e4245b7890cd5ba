import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { addPaper } from "~/domains/forums/commands/keep-paper.server";
import { sqlFor } from "~/platform/database/clients.server";
import { forgetEnv } from "~/platform/env.server";
import { newFormKey, newId } from "~/platform/ids";
import { must, publishedForum } from "../../../prisma/factories/forums";
import { council, person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { arrivals } from "./file-store.server";
import { sweepFiles } from "./sweep-files.server";

testDatabase();
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "homeward-files-"));
  vi.stubEnv("HOMEWARD_FILES", folder);
  forgetEnv();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  forgetEnv();
  await rm(folder, { recursive: true });
});

const old = new Date(Date.now() - 5 * 86_400_000);
async function lies(name: string, at = old) {
  await writeFile(join(folder, name), "x");
  await utimes(join(folder, name), at, at);
}
const there = async () => (await readdir(folder)).filter((name) => name !== "arriving").sort();

it("removes what no row has and nothing else", async () => {
  const commissioner = await person(await council(), ["commissioner"]);
  const [reference = ""] = await publishedForum(commissioner, {});
  const arrived = join(await arrivals(), newId());
  await writeFile(arrived, "Minutes of the last forum");
  const idempotency = { key: newFormKey(), redirectTo: () => "/done" };
  must(
    await addPaper(commissioner, {
      reference,
      title: "Minutes",
      file: { path: arrived, bytes: 25 },
      idempotency,
    }),
  );
  const kept = await there();
  expect(kept).toHaveLength(1);
  await utimes(join(folder, kept[0] ?? ""), old, old);
  const [orphan, part, young] = [newId(), `${newId()}.original`, newId()];
  await lies(orphan);
  await lies(part);
  await lies(young, new Date());
  await lies("notes.txt");
  await mkdir(join(folder, "arriving"), { recursive: true });
  await lies(`arriving/${newId()}`);
  await sweepFiles({}, FIRST_TRY);
  expect(await there()).toEqual([...kept, young, "notes.txt"].sort());
  expect(await readdir(join(folder, "arriving"))).toEqual([]);
});

it("removes nothing where most files have no row: that is another folder, or another database", async () => {
  const strangers = Array.from({ length: 30 }, () => newId());
  for (const name of strangers) await lies(name);
  const before = await there();
  await sweepFiles({}, FIRST_TRY);
  expect(await there()).toEqual(before);
});

it("no row takes the id of another's file: each would be opened and removed as the other", async () => {
  const [paper = ""] = (await there()).flatMap((name) => /^(.+)\.original$/.exec(name)?.[1] ?? []);
  const [listed] = await sqlFor("owner")<{ sql: string }[]>`
    select pg_get_functiondef('public.files_in_use'::regproc) as sql`;
  const tables = [...(listed?.sql.matchAll(/from public\.(\w+)/g) ?? [])].map(([, name]) => name ?? "");
  expect(tables).toContain("placement_documents");
  const insert = (table: string, id: string) =>
    sqlFor("owner")
      .unsafe(`insert into public.${table} (id) values ($1)`, [id])
      .catch(({ message }: Error) => message);
  for (const table of tables) {
    expect(await insert(table, paper), table).toContain("this id is of another file");
    expect(await insert(table, newId()), table).not.toContain("another file");
  }
});
