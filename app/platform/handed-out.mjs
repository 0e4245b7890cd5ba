// What each process of the portal is given, and nothing else of it. Plain JavaScript with built-in modules alone: the
// start script hands out before anything is installed. `env.server.ts` reads what was handed out.
import { createHmac } from "node:crypto";

/**
 * What a key is for.
 * @typedef {"attempts" | "known-browser" | "second-factor" | "gate" | "forums" | "notifications" | "tenant" | KeyClient} Purpose
 */

/** @typedef {"keys-web" | "keys-worker" | "keys-documents"} KeyClient */

/** As whom a process asks the one that holds the keys. */
export const KEY_CLIENTS = /** @type {const} */ (["keys-web", "keys-worker", "keys-documents"]);

/** Every name under which a secret is set; whatever else the environment says may reach any process. */
export const SECRETS = [
  "DATABASE_URL",
  "HOMEWARD_SECRET",
  "HOMEWARD_VAULT_KEY",
  "HOMEWARD_VAULT_KEYS",
  "HOMEWARD_KEY_STORE",
  "SMTP_URL",
];

/**
 * The database roles that each process logs in as, and the keys that it needs, by what they are for. Whoever is in
 * neither list of a name cannot get at it: the owner's address is the migrator's alone, and what opens the vault is
 * the key process's.
 * @type {Record<string, { roles: string[], keys: Purpose[], more: string[] }>}
 */
export const PROCESSES = {
  web: {
    roles: ["auth", "council", "provider", "region", "reader"],
    keys: [
      "attempts",
      "known-browser",
      "second-factor",
      "gate",
      "forums",
      "notifications",
      "tenant",
      "keys-web",
    ],
    more: [],
  },
  worker: {
    roles: ["worker"],
    keys: ["forums", "tenant", "keys-worker"],
    more: [],
  },
  mail: { roles: ["worker", "auth"], keys: ["notifications", "tenant"], more: ["SMTP_URL"] },
  documents: {
    roles: ["worker", "council"],
    // What somebody let through by name is kept under a keyed hash.
    keys: ["gate", "tenant", "keys-documents"],
    more: [],
  },
  keys: {
    roles: ["keys"],
    // The gate's comparing is done where the children can be read.
    keys: ["gate", "tenant", "keys-web", "keys-worker", "keys-documents"],
    more: ["HOMEWARD_VAULT_KEY", "HOMEWARD_VAULT_KEYS", "HOMEWARD_KEY_STORE"],
  },
  migrate: { roles: [], keys: [], more: ["DATABASE_URL", "HOMEWARD_SECRET"] },
  /** The demo's region is made by a tool that acts as everybody, and ends. */
  seed: { roles: [], keys: [], more: SECRETS },
};

/**
 * The password of a login role: hexadecimal HMAC-SHA256 of its name under the application secret.
 * @param {string} secret
 * @param {string} role
 */
export function passwordFor(secret, role) {
  return createHmac("sha256", secret).update(`homeward_${role}`).digest("hex");
}

/**
 * The database of `ownerUrl` as seen by `role`; for the owner the address itself.
 * @param {string} ownerUrl
 * @param {string} secret
 * @param {string} role
 */
export function urlFor(ownerUrl, secret, role) {
  if (role === "owner") return ownerUrl;
  const url = new URL(ownerUrl);
  url.username = `homeward_${role}`;
  url.password = passwordFor(secret, role);
  return url.href;
}

/**
 * The key for one purpose, from which neither the application secret nor any other key follows.
 * @param {string} secret
 * @param {Purpose} purpose
 */
export function keyFor(secret, purpose) {
  return createHmac("sha256", secret).update(`homeward key for ${purpose}`).digest("hex");
}

/** @param {string} role */
export const urlName = (role) => `HOMEWARD_URL_${role.toUpperCase()}`;
/** @param {Purpose} purpose */
export const keyName = (purpose) => `HOMEWARD_KEY_${purpose.toUpperCase().replaceAll("-", "_")}`;

/**
 * What the process of this name is given, from an environment that holds everything.
 * @param {string} name
 * @param {Record<string, string | undefined>} all
 * @returns {Record<string, string>}
 */
export function handOut(name, all) {
  const { DATABASE_URL: owner = "", HOMEWARD_SECRET: secret = "" } = all;
  const { roles, keys, more } = PROCESSES[name] ?? { roles: [], keys: [], more: [] };
  return {
    ...Object.fromEntries(roles.map((role) => [urlName(role), urlFor(owner, secret, role)])),
    ...Object.fromEntries(keys.map((purpose) => [keyName(purpose), keyFor(secret, purpose)])),
    ...Object.fromEntries(more.flatMap((one) => (all[one] ? [[one, String(all[one])]] : []))),
  };
}

/** What a program that is not ours may need of the environment, and we ourselves need from outside. */
const SYSTEM =
  /^(PATH|HOME|USER|LOGNAME|SHELL|TERM|LANG|LANGUAGE|LC_\w+|TZ|TMP|TEMP|TMPDIR|NO_COLOR|FORCE_COLOR|COLORTERM|CI|PWD|NODE_\w+|UV_\w+|SSL_\w+|https?_proxy|no_proxy|SystemRoot|SystemDrive|ComSpec|PATHEXT|windir|APPDATA|LOCALAPPDATA|ProgramData|ProgramFiles|USERPROFILE|INIT_CWD)$/i;
const OURS = /^(HOMEWARD_\w+|PORT|HOST|APP_URL|MAIL_FROM|TRUST_PROXY|CLAMD|METRICS_PORT|SECURITY_CONTACT)$/;
const SECRET = /^HOMEWARD_((URL|KEY)_|CREDENTIALS$)/;

/**
 * The environment for a process of ours, which anybody of the same user can read: without a secret, and without
 * whatever else stands in the environment of whoever started the portal.
 * @param {Record<string, string | undefined>} all
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutSecrets(all) {
  const kept = Object.entries(all).filter(
    ([name]) => SYSTEM.test(name) || (OURS.test(name) && !SECRETS.includes(name) && !SECRET.test(name)),
  );
  return { ...Object.fromEntries(kept), ...(all.SMTP_URL ? { HOMEWARD_SENDS_MAIL: "1" } : {}) };
}
