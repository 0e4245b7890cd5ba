import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { testSecret } from "../../prisma/testing/cluster.server";
import { bitsOf, unsafeSettings } from "./unsafe-settings.mjs";

const secret = () => randomBytes(32).toString("hex");
const key = () => randomBytes(32).toString("base64");

const real = () => ({
  NODE_ENV: "production",
  DATABASE_URL: `postgresql://owner:${randomBytes(16).toString("hex")}@db.internal:5432/homeward`,
  HOMEWARD_SECRET: secret(),
  HOMEWARD_VAULT_KEY: key(),
  APP_URL: "https://homeward.wolverhampton.gov.uk",
  SMTP_URL: "smtp://mail.internal:587",
  TRUST_PROXY: "1",
});

type Env = Record<string, string | undefined>;

/** The names that have to be set otherwise, as `npm start` asks. */
function namesOf(env: Env) {
  const { SMTP_URL, DATABASE_URL } = env;
  const found = unsafeSettings(env as NodeJS.ProcessEnv, {
    embedded: !DATABASE_URL,
    sendsMail: Boolean(SMTP_URL),
  });
  return found.map(({ name }) => name);
}

describe("a portal for real", () => {
  it("starts with all of its settings", () => {
    expect(namesOf(real())).toEqual([]);
    expect(namesOf({ ...real(), HOST: "0.0.0.0", TRUST_PROXY: "0" })).toEqual([]);
    expect(namesOf({ ...real(), HOMEWARD_VAULT_KEY: "", HOMEWARD_VAULT_KEYS: `${key()},${key()}` })).toEqual(
      [],
    );
  });

  it.each<[string, Env, string]>([
    ["the embedded database", { DATABASE_URL: undefined }, "DATABASE_URL"],
    [
      "a database whose owner has no password",
      { DATABASE_URL: "postgresql://owner@db/homeward" },
      "DATABASE_URL",
    ],
    [
      "a database whose owner's password is a word",
      { DATABASE_URL: "postgresql://owner:postgres@db/h" },
      "DATABASE_URL",
    ],
    ["no mail", { SMTP_URL: "" }, "SMTP_URL"],
    ["no address", { APP_URL: undefined }, "APP_URL"],
    ["an address without TLS", { APP_URL: "http://homeward.wolverhampton.gov.uk" }, "APP_URL"],
    [
      "this machine's address for everybody",
      { APP_URL: "http://localhost:3000", HOST: "0.0.0.0" },
      "APP_URL",
    ],
    ["a proxy in front that nobody told of", { TRUST_PROXY: undefined }, "TRUST_PROXY"],
    ["a secret of one letter", { HOMEWARD_SECRET: "s".repeat(64) }, "HOMEWARD_SECRET"],
    ["a secret that repeats itself", { HOMEWARD_SECRET: "k7Qz9pWx".repeat(8) }, "HOMEWARD_SECRET"],
    ["a secret that counts", { HOMEWARD_SECRET: "0123456789abcdef0123456789abcdef" }, "HOMEWARD_SECRET"],
    ["a secret of an example", { HOMEWARD_SECRET: "please-changeme-kQ7zR2mX9vT4nB8c" }, "HOMEWARD_SECRET"],
    ["the tests' secret", { HOMEWARD_SECRET: testSecret }, "HOMEWARD_SECRET"],
    [
      "a vault key of one byte",
      { HOMEWARD_VAULT_KEY: Buffer.alloc(32, 7).toString("base64") },
      "HOMEWARD_VAULT_KEY",
    ],
    [
      "a vault key that counts",
      { HOMEWARD_VAULT_KEY: Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString("base64") },
      "HOMEWARD_VAULT_KEY",
    ],
    [
      "a vault key that is words",
      { HOMEWARD_VAULT_KEY: Buffer.from("correct horse battery staple 123").toString("base64") },
      "HOMEWARD_VAULT_KEY",
    ],
    [
      "an old vault key that can be guessed",
      { HOMEWARD_VAULT_KEYS: `${key()},${Buffer.alloc(32).toString("base64")}` },
      "HOMEWARD_VAULT_KEY",
    ],
    ["the demo under a public address", { HOMEWARD_DEMO: "1" }, "APP_URL"],
    [
      "the demo on all addresses of the machine",
      { HOMEWARD_DEMO: "1", APP_URL: undefined, HOST: "0.0.0.0" },
      "HOST",
    ],
    [
      "the demo on one address of the network",
      { HOMEWARD_DEMO: "true", APP_URL: undefined, HOST: "192.168.1.4" },
      "HOST",
    ],
  ])("refuses %s", (_what, change, name) => {
    expect(namesOf({ ...real(), ...change })).toEqual([name]);
  });

  it("says all that is wrong at once", () => {
    expect(
      namesOf({ DATABASE_URL: "postgresql://o@db/h", HOMEWARD_SECRET: "x".repeat(40), HOST: "::" }),
    ).toEqual(["HOMEWARD_SECRET", "DATABASE_URL", "APP_URL", "SMTP_URL", "TRUST_PROXY"]);
  });

  it("never takes a random secret for a guess", () => {
    const made = Array.from({ length: 2_000 }, () => ({ ...real(), HOMEWARD_VAULT_KEYS: key() }));
    expect(made.filter((env) => namesOf(env).length > 0)).toEqual([]);
    expect(bitsOf("ab".repeat(40))).toBeLessThan(10);
  });
});

describe("a trial on this machine", () => {
  it.each<[string, Env]>([
    ["npm start with nothing set", {}],
    ["on another port", { HOST: "localhost", APP_URL: "http://localhost:4000", HOMEWARD_DEMO: "1" }],
    ["on the loopback address", { HOST: "127.0.0.1", APP_URL: "http://127.0.0.1:4000" }],
    [
      "with a database of one's own, and the demo asked for",
      { DATABASE_URL: "postgresql://o@localhost/h", HOMEWARD_DEMO: "1" },
    ],
  ])("starts %s", (_what, env) => {
    expect(namesOf(env)).toEqual([]);
  });
});
