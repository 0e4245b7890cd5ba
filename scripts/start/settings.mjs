// What the processes are told: where the database is, the secrets, and whether this is the demo.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { giveUp } from "./say.mjs";

/** Everything that this machine keeps; git-ignored. */
export const DATA = ".data";

/**
 * The demo's secrets are made once and kept readable by their owner alone; for a database of one's own
 * they have to come from the environment, because losing them loses who the children are.
 * @param {boolean} embedded
 */
function secrets(embedded) {
  const { HOMEWARD_SECRET, HOMEWARD_VAULT_KEY } = process.env;
  if (HOMEWARD_SECRET && HOMEWARD_VAULT_KEY) return { HOMEWARD_SECRET, HOMEWARD_VAULT_KEY };
  if (!embedded)
    giveUp(
      "With a DATABASE_URL of your own, set both secrets in the environment and keep them safe:\n  HOMEWARD_SECRET      openssl rand -hex 32\n  HOMEWARD_VAULT_KEY   openssl rand -base64 32\nWithout the second nobody can read again who the children are.",
    );
  const file = `${DATA}/secrets.json`;
  if (!existsSync(file)) {
    const made = {
      HOMEWARD_SECRET: randomBytes(32).toString("hex"),
      HOMEWARD_VAULT_KEY: randomBytes(32).toString("base64"),
    };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  }
  const kept = JSON.parse(readFileSync(file, "utf8"));
  return {
    HOMEWARD_SECRET: HOMEWARD_SECRET || kept.HOMEWARD_SECRET,
    HOMEWARD_VAULT_KEY: HOMEWARD_VAULT_KEY || kept.HOMEWARD_VAULT_KEY,
  };
}

/** @returns {{ embedded: boolean, demo: boolean, port: number, address: string, env: NodeJS.ProcessEnv }} */
export function settings() {
  mkdirSync(DATA, { recursive: true });
  const embedded = !process.env.DATABASE_URL;
  const said = process.env.HOMEWARD_DEMO;
  const demo = said ? said === "1" || said === "true" : embedded;
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    giveUp(`PORT has to be a number from 1 to 65535, not "${process.env.PORT}".`);
  const host = process.env.HOST || "localhost";
  const shown = ["0.0.0.0", "::", "127.0.0.1", "::1"].includes(host) ? "localhost" : host;
  return {
    embedded,
    demo,
    port,
    address: process.env.APP_URL || `http://${shown}:${port}`,
    env: {
      ...process.env,
      ...secrets(embedded),
      PORT: String(port),
      HOST: host,
      APP_URL: process.env.APP_URL || `http://${shown}:${port}`,
      HOMEWARD_DEMO: demo ? "1" : "0",
      HOMEWARD_MAILBOX: process.env.HOMEWARD_MAILBOX || `${DATA}/mailbox`,
    },
  };
}
