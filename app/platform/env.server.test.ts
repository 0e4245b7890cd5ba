import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  databaseEnv,
  databaseUrl,
  env,
  forgetEnv,
  secretKey,
  transactionLimit,
  vaultEnv,
} from "./env.server.ts";
import { handOut, PROCESSES, SECRETS, withoutSecrets } from "./handed-out.mjs";

const complete = {
  DATABASE_URL: "postgresql://owner:secret@db.example:5432/homeward",
  HOMEWARD_SECRET: "s".repeat(32),
  HOMEWARD_VAULT_KEY: Buffer.alloc(32, 7).toString("base64"),
  HOMEWARD_KEY_STORE: "/var/lib/homeward-keys",
};
const ours = [
  ...Object.keys(complete),
  "HOMEWARD_VAULT_KEYS",
  "APP_URL",
  "PORT",
  "HOST",
  "SMTP_URL",
  "HOMEWARD_DEMO",
  "HOMEWARD_TEST_CLOCK",
  "HOMEWARD_TRANSACTION_SECONDS",
  "NODE_ENV",
  "HOMEWARD_CREDENTIALS",
];
let before: NodeJS.ProcessEnv;

beforeEach(() => {
  before = { ...process.env };
  for (const name of ours) delete process.env[name];
  forgetEnv();
});
afterEach(() => {
  process.env = before;
  forgetEnv();
});

function given(values: Record<string, string>): void {
  Object.assign(process.env, values);
  forgetEnv();
}

describe("the environment", () => {
  it("names each missing variable and how to set it", () => {
    given({ ...complete, HOMEWARD_VAULT_KEY: "short" });
    delete process.env.HOMEWARD_SECRET;
    expect(() => databaseEnv()).toThrow(/HOMEWARD_SECRET: Set it to .*openssl rand -hex 32/);
    expect(() => vaultEnv()).toThrow(/HOMEWARD_VAULT_KEY: Set it to 32 random bytes in base64/);
  });

  it("takes one key of the vault, or several with the active one first", () => {
    const [old, fresh] = [complete.HOMEWARD_VAULT_KEY, Buffer.alloc(32, 8).toString("base64")];
    given(complete);
    expect(vaultEnv().HOMEWARD_VAULT_KEYS).toEqual([old]);
    given({ HOMEWARD_VAULT_KEYS: `${fresh}, ${old}` });
    expect(vaultEnv().HOMEWARD_VAULT_KEYS).toEqual([fresh, old]);
    given({ HOMEWARD_VAULT_KEY: "" });
    expect(vaultEnv().HOMEWARD_VAULT_KEYS).toEqual([fresh, old]);
    given({ HOMEWARD_VAULT_KEY: old, HOMEWARD_VAULT_KEYS: fresh });
    expect(() => vaultEnv()).toThrow(/HOMEWARD_VAULT_KEYS: It has to name the key of HOMEWARD_VAULT_KEY/);
    given({ HOMEWARD_VAULT_KEY: "", HOMEWARD_VAULT_KEYS: `${fresh},short` });
    expect(() => vaultEnv()).toThrow(/HOMEWARD_VAULT_KEYS: Each key has to be 32 random bytes/);
  });

  it("takes no key store that depends on the folder in which a process was started", () => {
    given({ ...complete, HOMEWARD_KEY_STORE: ".data/keys" });
    expect(() => vaultEnv()).toThrow(/HOMEWARD_KEY_STORE: Set it to the absolute path/);
  });

  it("never repeats a secret in its complaint", () => {
    given({ ...complete, DATABASE_URL: "mysql://owner:hunter2@db/homeward", HOMEWARD_SECRET: "tooshort" });
    try {
      databaseEnv();
      expect.unreachable();
    } catch (error) {
      expect(String(error)).toContain("DATABASE_URL");
      expect(String(error)).not.toMatch(/hunter2|tooshort/);
    }
  });

  it("stands in for what may be left out", () => {
    given({ ...complete, PORT: "4000" });
    expect(env()).toMatchObject({ PORT: 4000, APP_URL: "http://localhost:4000", HOMEWARD_DEMO: false });
  });

  it("asks for the address of the portal once mail leaves it", () => {
    given({ ...complete, SMTP_URL: "smtp://mail.example:587" });
    expect(() => env()).toThrow(/APP_URL: .*mail carries links/);
    given({ APP_URL: "https://homeward.example/" });
    expect(env().APP_URL).toBe("https://homeward.example");
  });

  it("does not let the clock be moved in production", () => {
    given({ ...complete, NODE_ENV: "production", HOMEWARD_TEST_CLOCK: "2026-01-05T09:00:00Z" });
    expect(() => env()).toThrow(/HOMEWARD_TEST_CLOCK: Remove it/);
    given({ HOMEWARD_DEMO: "1" });
    expect(env().HOMEWARD_TEST_CLOCK).toBe("2026-01-05T09:00:00Z");
  });

  it("lets an operator say how long a transaction may last", () => {
    expect(transactionLimit()).toBe(15_000);
    given({ HOMEWARD_TRANSACTION_SECONDS: "60" });
    expect(transactionLimit()).toBe(60_000);
    given({ HOMEWARD_TRANSACTION_SECONDS: "a while" });
    expect(() => transactionLimit()).toThrow(
      /HOMEWARD_TRANSACTION_SECONDS: It has to be a number of seconds/,
    );
  });

  it("does not start a process by itself with settings that only suit a trial", () => {
    const real = {
      ...complete,
      DATABASE_URL: "postgresql://owner:Vq7mZx2LrT9c@db.example:5432/homeward",
      HOMEWARD_SECRET: "b3f1c8d97e2a405f96d8c1b7a4e05f3d2c9b8a716f5e4d3c",
      HOMEWARD_VAULT_KEY: "q1yPpvYb8uQ3s0l8m8m3Zr8Xo1kU2eHhVfJd5T6wRzE=",
      NODE_ENV: "production",
      APP_URL: "https://homeward.example.gov.uk",
      SMTP_URL: "smtp://mail.internal:587",
      TRUST_PROXY: "1",
    };
    given(real);
    expect(env().APP_URL).toBe("https://homeward.example.gov.uk");
    given({ HOMEWARD_SECRET: "s".repeat(32), APP_URL: "http://homeward.example.gov.uk", SMTP_URL: "" });
    expect(() => env()).toThrow(/HOMEWARD_SECRET: It can be guessed[\s\S]*APP_URL: [\s\S]*SMTP_URL: /);
    given({ ...real, HOMEWARD_DEMO: "1" });
    expect(() => env()).toThrow(/APP_URL: Remove it, or HOMEWARD_DEMO/);
    // While developing nothing of it is asked.
    given({ NODE_ENV: "development", HOMEWARD_SECRET: "s".repeat(32) });
    expect(env().HOMEWARD_DEMO).toBe(true);
  });

  it("asks for no more than the database needs when only that is used", () => {
    given({ DATABASE_URL: complete.DATABASE_URL, HOMEWARD_SECRET: complete.HOMEWARD_SECRET });
    expect(databaseEnv().DATABASE_URL).toBe(complete.DATABASE_URL);
    expect(env().PORT).toBe(3000);
    expect(() => vaultEnv()).toThrow(/HOMEWARD_VAULT_KEY/);
  });
});

describe("what a process is handed", () => {
  const all: Record<string, string> = {
    ...complete,
    SMTP_URL: "smtp://user:mail-password@mail:587",
    APP_URL: "https://x.example",
  };
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "handed-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function handedTo(name: string, mode = 0o600): void {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(handOut(name, all)));
    chmodSync(file, mode);
    given({ HOMEWARD_CREDENTIALS: file });
  }

  it("opens its own roles and keys, and says which it was not given", () => {
    given(all);
    const [council, forums] = [databaseUrl("council"), secretKey("forums")];
    for (const name of Object.keys(all)) delete process.env[name];
    handedTo("web");
    expect(databaseUrl("council")).toBe(council);
    expect(secretKey("forums")).toBe(forums);
    expect(() => databaseUrl("worker")).toThrow(/not given the password of the database role "worker"/);
    expect(() => databaseUrl("owner")).toThrow(/not given/);
    expect(() => databaseEnv()).toThrow(/DATABASE_URL/);
    expect(() => vaultEnv()).toThrow(/HOMEWARD_VAULT_KEY/);
  });

  it("is no more than its line in the list: nobody but the migrator has the owner's address and the secret", () => {
    const owners = Object.keys(PROCESSES).filter((name) => {
      const text = JSON.stringify(handOut(name, all));
      return text.includes("owner:secret") || text.includes(complete.HOMEWARD_SECRET);
    });
    expect(owners).toEqual(["migrate", "seed"]);
  });

  it("is not taken from a file that others can read", () => {
    handedTo("web", 0o604);
    expect(() => env()).toThrow(/Others can read .*chmod 600/);
  });

  it("stands in no environment: not the secrets, nor whatever else whoever starts the portal has set", () => {
    const set = { ...all, PATH: "/bin", AWS_SECRET_ACCESS_KEY: "a", PGPASSWORD: "b", HOMEWARD_KEY_GATE: "c" };
    const kept = withoutSecrets({ ...set, HOMEWARD_DEMO: "1", HOMEWARD_URL_COUNCIL: "d" });
    expect(kept).toEqual({
      PATH: "/bin",
      HOMEWARD_DEMO: "1",
      APP_URL: "https://x.example",
      HOMEWARD_SENDS_MAIL: "1",
    });
    for (const name of SECRETS) expect(kept).not.toHaveProperty(name);
  });
});
