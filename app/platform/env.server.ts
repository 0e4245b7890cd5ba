import { readFileSync, statSync } from "node:fs";
import { isAbsolute } from "node:path";
import { z } from "zod";
import type { Role } from "./database/roles.ts";
import { KEY_CLIENTS, keyFor, keyName, type Purpose, urlFor, urlName } from "./handed-out.mjs";
import { refusal, unsafeSettings } from "./unsafe-settings.mjs";

/**
 * The settings of this process, checked when they are first asked for, so that pure code and its tests need nothing
 * set. Every message names the variable and says what to do. A process is given its own passwords and keys and no
 * others (`handed-out.mjs`): through a pipe by the supervisor, or in the file that `HOMEWARD_CREDENTIALS` names. A
 * tool that is run by hand may hold everything in its environment; then each is derived here as it is asked for.
 */

const databaseOnly = z.object({
  DATABASE_URL: z
    .string({
      error:
        "Set it to the address of the database owner, for example postgresql://owner:password@host:5432/homeward. Without it, npm start uses its own embedded database.",
    })
    .refine((value) => /^postgres(ql)?:\/\/.+/.test(value) && URL.canParse(value), {
      error: "It has to be an address that starts with postgresql:// and names the owner of the database.",
    }),
  HOMEWARD_SECRET: z
    .string({ error: "Set it to at least 32 random characters, for example from: openssl rand -hex 32" })
    .min(32, "It has to be at least 32 characters long, for example from: openssl rand -hex 32"),
});

const optionalText = z
  .string()
  .optional()
  .transform((value) => (value === "" ? undefined : value));

const flag = z
  .enum(["", "0", "1", "true", "false"], { error: "It has to be 1 or 0." })
  .optional()
  .transform((value) => value === "1" || value === "true");

const vaultKeyHint = "Set it to 32 random bytes in base64, for example from: openssl rand -base64 32";
const isVaultKey = (value: string) => Buffer.from(value, "base64").length === 32;
const keyStoreHint =
  "Set it to the absolute path of a folder of its own, outside the database and its backups, for example /var/lib/homeward-keys";

const listed = (value: string) => value.split(/[\s,]+/).filter((key) => key !== "");

/** One key in `HOMEWARD_VAULT_KEY` is enough; whoever lists several in `HOMEWARD_VAULT_KEYS` need not set it. */
function withVaultKey(given: unknown): unknown {
  const { HOMEWARD_VAULT_KEY: one, HOMEWARD_VAULT_KEYS: several, ...others } = given as NodeJS.ProcessEnv;
  return { ...others, HOMEWARD_VAULT_KEY: one || listed(several ?? "")[0], HOMEWARD_VAULT_KEYS: several };
}

const vaultOnly = z.preprocess(
  withVaultKey,
  z
    .object({
      HOMEWARD_VAULT_KEY: z.string({ error: vaultKeyHint }).refine(isVaultKey, { error: vaultKeyHint }),
      HOMEWARD_VAULT_KEYS: z
        .string()
        .default("")
        .transform(listed)
        .refine((keys) => keys.every(isVaultKey), {
          error: "Each key has to be 32 random bytes in base64, with commas between the keys.",
        }),
      HOMEWARD_KEY_STORE: z.string({ error: keyStoreHint }).refine(isAbsolute, { error: keyStoreHint }),
    })
    .superRefine(({ HOMEWARD_VAULT_KEY: one, HOMEWARD_VAULT_KEYS: several }, context) => {
      if (several.length > 0 && !several.includes(one))
        context.addIssue({
          code: "custom",
          path: ["HOMEWARD_VAULT_KEYS"],
          message: "It has to name the key of HOMEWARD_VAULT_KEY as well, or HOMEWARD_VAULT_KEY has to go.",
        });
    })
    .transform(({ HOMEWARD_VAULT_KEY: one, HOMEWARD_VAULT_KEYS: several, HOMEWARD_KEY_STORE }) => ({
      HOMEWARD_KEY_STORE,
      /** The keys that wrap the children's data keys: the active one first, then those that may still open. */
      HOMEWARD_VAULT_KEYS: several.length > 0 ? several : [one],
    })),
);

const shape = z
  .object({
    NODE_ENV: z
      .enum(["development", "test", "production"], { error: "It has to be development, test or production." })
      .default("development"),
    PORT: z.coerce
      .number({ error: "It has to be a number from 0 to 65535; 0 takes one that is free." })
      .int()
      .min(0)
      .max(65535)
      .default(3000),
    HOST: z.string().default("127.0.0.1"),
    APP_URL: optionalText.refine((value) => value === undefined || /^https?:\/\//.test(value), {
      error: "It has to be the address people type, for example https://homeward.example.gov.uk",
    }),
    SMTP_URL: optionalText.refine((value) => value === undefined || /^smtps?:\/\//.test(value), {
      error: "It has to start with smtp:// or smtps://, for example smtp://user:password@host:587",
    }),
    /** Said to processes that need not know how mail leaves, only that it does. */
    HOMEWARD_SENDS_MAIL: flag,
    MAIL_FROM: z.string().default("Homeward <homeward@localhost>"),
    HOMEWARD_DEMO: flag,
    HOMEWARD_MAILBOX: optionalText,
    /** Where files that people send are kept, outside the database. */
    HOMEWARD_FILES: z.string().min(1).default(".data/files"),
    /** Where the daily heads of the audit are kept, for a copy on another machine. */
    HOMEWARD_AUDIT_HEADS: z.string().min(1).default(".data/audit-heads"),
    /** The virus scanner for what people send: host:port of clamd, or the path of its socket. */
    CLAMD: optionalText.refine((value) => value === undefined || /^(\/.+|[^\s/]+:\d{1,5})$/.test(value), {
      error: "It has to be the address of clamd, for example localhost:3310, or the path of its socket.",
    }),
    HOMEWARD_TEST_CLOCK: optionalText,
    /** Where the process that holds the keys listens; without it, this one holds them itself, as tools and tests do. */
    HOMEWARD_KEYS_AT: optionalText,
    /** As which of the clients this process is known there. */
    HOMEWARD_KEYS_AS: z.enum(KEY_CLIENTS).default("keys-web"),
  })
  .superRefine((value, context) => {
    if (value.SMTP_URL && !value.APP_URL) {
      context.addIssue({
        code: "custom",
        path: ["APP_URL"],
        message: "Set it to the address people type: mail carries links to it.",
      });
    }
    if (value.HOMEWARD_TEST_CLOCK && value.NODE_ENV === "production" && !value.HOMEWARD_DEMO) {
      context.addIssue({
        code: "custom",
        path: ["HOMEWARD_TEST_CLOCK"],
        message: "Remove it: the clock cannot be moved in production.",
      });
    }
  })
  .transform((value) => ({
    ...value,
    HOMEWARD_SENDS_MAIL: value.HOMEWARD_SENDS_MAIL || value.SMTP_URL !== undefined,
    APP_URL: (value.APP_URL ?? `http://localhost:${value.PORT}`).replace(/\/+$/, ""),
  }));

export type Environment = z.infer<typeof shape>;
export type DatabaseEnvironment = z.infer<typeof databaseOnly>;
export type VaultEnvironment = z.infer<typeof vaultOnly>;
export type { Purpose } from "./handed-out.mjs";

let all: Environment | undefined;
let database: DatabaseEnvironment | undefined;
let vault: VaultEnvironment | undefined;
let limit: { HOMEWARD_TRANSACTION_SECONDS: number } | undefined;

/** What is no secret (but for SMTP_URL, which only who sends mail is given). Throws an Error that lists each wrong variable. */
export function env(): Environment {
  if (all) return all;
  const read = check(shape);
  if (read.NODE_ENV === "production") refuseUnsafe(read);
  all = read;
  return all;
}

/** `npm start` asks the same before it starts anything; a process may be started by itself. */
function refuseUnsafe({ HOMEWARD_SENDS_MAIL: sendsMail }: Environment): void {
  const said = { ...process.env, ...handed() };
  const handedOut = holder.homewardCredentials !== undefined;
  const unsafe = unsafeSettings(said, { embedded: false, sendsMail, handedOut });
  if (unsafe.length > 0) throw new Error(refusal(unsafe));
}

/** The owner's address and the application secret: for migrations and tools; no part of the running portal has them. */
export function databaseEnv(): DatabaseEnvironment {
  database ??= check(databaseOnly);
  return database;
}

/** What opens the vault: for the process that holds the keys, and tools for the vault. */
export function vaultEnv(): VaultEnvironment {
  vault ??= check(vaultOnly);
  return vault;
}

/** The database as one of the roles of this process. Throws for a role whose password it was not given. */
export function databaseUrl(role: Role): string {
  const url = one(urlName(role));
  if (url) return url;
  refuseWhenHandedOut(`the password of the database role "${role}"`);
  const { DATABASE_URL, HOMEWARD_SECRET } = databaseEnv();
  return urlFor(DATABASE_URL, HOMEWARD_SECRET, role);
}

const seconds = z.coerce
  .number({ error: "It has to be a number of seconds." })
  .int("It has to be a whole number of seconds.")
  .min(1, "It has to be at least 1 second.")
  .max(900, "It has to be at most 900 seconds.");

/** For how many milliseconds a transaction may last before it is ended by force. */
export function transactionLimit(): number {
  limit ??= check(z.object({ HOMEWARD_TRANSACTION_SECONDS: seconds.default(15) }));
  return limit.HOMEWARD_TRANSACTION_SECONDS * 1000;
}

/** The key of this process for one purpose. Throws for one that it was not given. */
export function secretKey(purpose: Purpose): string {
  const key = one(keyName(purpose));
  if (key) return key;
  refuseWhenHandedOut(`the key for "${purpose}"`);
  return keyFor(databaseEnv().HOMEWARD_SECRET, purpose);
}

/** Forgets what was read: tests call it after they have changed `process.env`. */
export function forgetEnv(): void {
  all = undefined;
  database = undefined;
  vault = undefined;
  limit = undefined;
  holder.homewardCredentials = undefined;
}

/** On the global object: the bundle of the server and that of the pages each have this file, and a pipe is read once. */
const holder = globalThis as typeof globalThis & { homewardCredentials?: Record<string, string> | undefined };

function refuseWhenHandedOut(what: string): void {
  if (holder.homewardCredentials && !handed().HOMEWARD_SECRET)
    throw new Error(`This process was not given ${what}.`);
}

function handed(): Record<string, string> {
  const from = process.env.HOMEWARD_CREDENTIALS;
  if (from) {
    holder.homewardCredentials = credentials(from);
    // Read once; a process that this one starts has not been handed anything.
    delete process.env.HOMEWARD_CREDENTIALS;
  }
  return holder.homewardCredentials ?? {};
}

const one = (name: string): string | undefined => handed()[name] ?? process.env[name];

/** What was handed to this process: `fd:3`, a pipe that is read to its end, or the path of a file that nobody else reads. */
function credentials(from: string): Record<string, string> {
  const pipe = /^fd:(\d+)$/.exec(from)?.[1];
  if (!pipe && process.platform !== "win32" && (statSync(from).mode & 0o007) !== 0)
    throw new Error(`Others can read the passwords and keys in ${from}. Close it to them: chmod 600 ${from}`);
  const text = readFileSync(pipe ? Number(pipe) : from, "utf8");
  return z.record(z.string(), z.string()).parse(JSON.parse(text));
}

function check<T>(schema: z.ZodType<T>): T {
  const result = schema.safeParse({ ...process.env, ...handed() });
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not complete.\n${lines.join("\n")}`);
}
