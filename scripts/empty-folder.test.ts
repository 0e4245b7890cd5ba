import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "empty-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { name: string; code: number | null; message: string; made: string[] };

/** Runs a command where there is no portal; what it has made there. */
function run(name: string, ...args: string[]): Promise<Ended> {
  const state = join(folder, args.length > 0 ? `${name} ${args.length}` : name);
  const { DATABASE_URL: _url, HOMEWARD_SECRET: _secret, HOMEWARD_VAULT_KEY: _key, ...env } = process.env;
  return new Promise((done) => {
    const child = spawn(process.execPath, ["--import", "tsx", `scripts/${name}.ts`, ...args], {
      env: { ...env, HOMEWARD_STATE: state, INIT_CWD: folder, HOMEWARD_KEY_STORE: "", NODE_ENV: "test" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let message = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (piece) => {
        message += piece;
      });
    child.on("close", (code) =>
      done({
        name,
        code,
        message,
        made: existsSync(state) ? readdirSync(state, { recursive: true }).map(String) : [],
      }),
    );
  });
}

it("a command that only reads, or was called wrongly, makes no database and says why it ends", async () => {
  // Two at a time: each is a process of its own.
  const [verify, backup] = await Promise.all([run("audit-verify"), run("backup", "copy")]);
  const days = ["--from", "2026-04-01", "--to", "2027-03-31"];
  const exported = await run("export", "placements", "--council", "wolverhampton", ...days);
  const [rotate, restore] = await Promise.all([run("vault-rotate"), run("restore", "no-backup")]);
  const [imported, admin] = await Promise.all([
    run("import", "ofsted", "no.csv"),
    run("first-admin", "nobody"),
  ]);
  const [migrate, credentials] = await Promise.all([run("migrate"), run("credentials", "out")]);
  for (const [ended, verb] of [
    [verify, "check"],
    [backup, "back up"],
    [rotate, "rotate"],
    [exported, "export"],
  ] as const)
    expect(ended).toMatchObject({ code: 3, message: expect.stringContaining(`there is nothing to ${verb}`) });
  expect(restore).toMatchObject({ code: 1, message: expect.stringContaining("holds no whole backup") });
  expect(imported).toMatchObject({ code: 1, message: expect.stringContaining("There is no file") });
  for (const ended of [admin, migrate, credentials]) expect(ended.code, ended.name).toBe(1);
  const all = [exported, verify, backup, rotate, restore, imported, admin, migrate, credentials];
  expect(all.filter(({ made }) => made.length > 0)).toEqual([]);
  // Nor a folder for the copy, or for the passwords of each process.
  expect(readdirSync(folder)).toEqual([]);
});
