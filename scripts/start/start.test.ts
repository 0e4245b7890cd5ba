import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

let folder = "";
const before = process.cwd();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "start-"));
  process.chdir(folder);
  vi.resetModules();
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

async function settings(env: Record<string, string>) {
  for (const name of [
    "DATABASE_URL",
    "HOMEWARD_SECRET",
    "HOMEWARD_VAULT_KEY",
    "HOMEWARD_VAULT_KEYS",
    "HOMEWARD_KEY_STORE",
    "HOMEWARD_DEMO",
    "PORT",
    "HOST",
    "APP_URL",
  ])
    vi.stubEnv(name, env[name] ?? "");
  return (await import("./settings.mjs")).settings();
}

describe("what npm start tells its processes", () => {
  it("makes the demo's secrets once, for their owner's eyes", async () => {
    const { statSync } = await import("node:fs");
    const first = await settings({});
    const second = await settings({});
    expect(first.demo).toBe(true);
    expect(first.env.HOMEWARD_SECRET).toMatch(/^[0-9a-f]{64}$/);
    expect(second.env.HOMEWARD_SECRET).toBe(first.env.HOMEWARD_SECRET);
    expect(second.env.HOMEWARD_VAULT_KEY).toBe(first.env.HOMEWARD_VAULT_KEY);
    expect(statSync(".data/secrets.json").mode & 0o077).toBe(0);
  });

  it("makes the demo's key store beside the database, and empties it with the demo", async () => {
    const { readdirSync, statSync } = await import("node:fs");
    const { env } = await settings({});
    expect(env.HOMEWARD_KEY_STORE).toBe(join(process.cwd(), ".data/keys"));
    expect(statSync(".data/keys").mode & 0o777).toBe(0o700);
    writeFileSync(".data/keys/0192a000-0000-7000-8000-000000000001.key", "{}");
    const { forgetKeys } = await import("./demo.mjs");
    forgetKeys();
    expect(readdirSync(".data/keys")).toEqual([]);
    const chosen = await settings({ HOMEWARD_KEY_STORE: "/srv/keys", HOMEWARD_VAULT_KEYS: "new,old" });
    expect(chosen.env).toMatchObject({ HOMEWARD_KEY_STORE: "/srv/keys", HOMEWARD_VAULT_KEYS: "new,old" });
    expect(chosen.env.HOMEWARD_VAULT_KEY).toBe("");
    const inside = join(process.cwd(), ".data/postgres/keys");
    await expect(settings({ HOMEWARD_KEY_STORE: inside })).rejects.toThrow(/Choose a folder outside it/);
  });

  it("never makes secrets or a demo for a database of one's own", async () => {
    const own = { DATABASE_URL: "postgresql://a:b@db/homeward" };
    await expect(settings(own)).rejects.toThrow(/set these in the environment/);
    const secrets = { ...own, HOMEWARD_SECRET: "s".repeat(32), HOMEWARD_VAULT_KEY: "k" };
    await expect(settings(secrets)).rejects.toThrow(/HOMEWARD_KEY_STORE/);
    const whole = { ...secrets, HOMEWARD_KEY_STORE: "/srv/keys" };
    expect((await settings(whole)).demo).toBe(false);
    expect((await settings({ ...whole, HOMEWARD_DEMO: "1" })).demo).toBe(true);
  });

  it("says what is wrong with a port", async () => {
    await expect(settings({ PORT: "80a" })).rejects.toThrow('not "80a"');
    expect((await settings({ PORT: "3111", HOST: "0.0.0.0" })).address).toBe("http://localhost:3111");
  });
});

describe("the sum of npm test", () => {
  it("counts a failure in every runner and ends badly", async () => {
    const { finish } = await import("../test/sum.mjs");
    const said: string[] = [];
    vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
    const exit = vi.spyOn(process, "exit").mockImplementation((() => undefined) as never);
    finish([
      { passed: 3, failed: 1, skipped: 0 },
      { passed: 4, failed: 0, skipped: 2 },
    ]);
    finish([{ passed: 4, failed: 0, skipped: 0 }]);
    finish([]);
    const codes = exit.mock.calls.map(([code]) => code);
    vi.restoreAllMocks();
    expect(said).toEqual(["7 passed, 1 failed, 2 skipped\n", "4 passed, 0 failed\n", "0 passed, 0 failed\n"]);
    expect(codes).toEqual([1, 0, 1]);
  });
});

describe("the people of the demo", () => {
  it("stand under their organisation with the password told once, within a terminal's width", async () => {
    mkdirSync(".data");
    const password = "several words long";
    const organisation = "Wolverhampton internal services";
    const people = [
      { name: "Dana Ó Whitlock", role: "Broker", organisation, email: "d@x.example", password },
      {
        name: "Beverley Instone",
        role: "Referrals officer, Registered manager, Provider admin",
        organisation,
        email: "beverley.instone@wolverhampton-internal-services.example",
        password,
      },
    ];
    writeFileSync(".data/demo-people.json", JSON.stringify(people));
    const { demoPeople } = await import("./demo.mjs");
    const lines = demoPeople().split("\n");
    expect(lines[0]).toContain(password);
    expect(demoPeople().split(password)).toHaveLength(2);
    expect(lines).toContainEqual(expect.stringMatching(/^ {4}d@x\.example +Dana Ó Whitlock, Broker$/));
    expect(lines.slice(-2).join(" ")).toMatch(/Beverley Instone, .*Provider admin$/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
