// What the processes are told: where the database is, the secrets, and whether this is the demo.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve, sep } from "node:path";
import { giveUp } from "./say.mjs";

/** Everything that this machine keeps; git-ignored. */
export const DATA = process.env.HOMEWARD_STATE || ".data";

/** Where the demo keeps the children's wrapped keys: beside the database's folder, never in it. */
export const DEMO_KEYS = `${DATA}/keys`;

const ASK = `With a DATABASE_URL of your own, set these in the environment and keep them safe:
  HOMEWARD_SECRET      openssl rand -hex 32
  HOMEWARD_VAULT_KEY   openssl rand -base64 32
  HOMEWARD_KEY_STORE   a folder for the children's keys, outside the database and its backups: mkdir -m 700 /var/lib/homeward-keys
Without the last two nobody can read again who the children are.`;

/**
 * The demo's secrets are made once and kept readable by their owner alone; for a database of one's own
 * they have to come from the environment, because losing them loses who the children are.
 * @param {boolean} embedded
 */
function secrets(embedded) {
  const {
    HOMEWARD_SECRET = "",
    HOMEWARD_VAULT_KEY = "",
    HOMEWARD_VAULT_KEYS = "",
    HOMEWARD_KEY_STORE = "",
  } = process.env;
  const given = { HOMEWARD_SECRET, HOMEWARD_VAULT_KEY, HOMEWARD_VAULT_KEYS, HOMEWARD_KEY_STORE };
  const vaultKey = HOMEWARD_VAULT_KEY || HOMEWARD_VAULT_KEYS;
  if (!embedded) return HOMEWARD_SECRET && vaultKey && HOMEWARD_KEY_STORE ? given : giveUp(ASK);
  if (!HOMEWARD_SECRET || !vaultKey) {
    const file = `${DATA}/secrets.json`;
    if (!existsSync(file)) {
      const made = {
        HOMEWARD_SECRET: randomBytes(32).toString("hex"),
        HOMEWARD_VAULT_KEY: randomBytes(32).toString("base64"),
      };
      writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
    }
    const kept = JSON.parse(readFileSync(file, "utf8"));
    given.HOMEWARD_SECRET ||= kept.HOMEWARD_SECRET;
    if (!vaultKey) given.HOMEWARD_VAULT_KEY = kept.HOMEWARD_VAULT_KEY;
  }
  return { ...given, HOMEWARD_KEY_STORE: HOMEWARD_KEY_STORE ? apart(HOMEWARD_KEY_STORE) : demoKeyStore() };
}

/**
 * A key in the database's folder would be in its backup, and what was destroyed would come back with that.
 * @param {string} folder
 */
function apart(folder) {
  const database = resolve(DATA, "postgres");
  if (`${resolve(folder)}${sep}`.startsWith(`${database}${sep}`))
    giveUp(`HOMEWARD_KEY_STORE is in ${database}, with the database. Choose a folder outside it.`);
  return folder;
}

function demoKeyStore() {
  const folder = resolve(DEMO_KEYS);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
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
      // On 127.0.0.1 alone; 0 measures nothing.
      METRICS_PORT: process.env.METRICS_PORT || "9464",
    },
  };
}
