import { isAbsolute } from "node:path";
import { z } from "zod";

/**
 * The environment, checked when it is first asked for, so that pure code and its tests need nothing set.
 * Every message names the variable and says what to do.
 */

const databaseShape = {
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
};

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

const whole = z
  .object({
    ...databaseShape,
    HOMEWARD_VAULT_KEY: z.string({ error: vaultKeyHint }).refine(isVaultKey, { error: vaultKeyHint }),
    HOMEWARD_VAULT_KEYS: z
      .string()
      .default("")
      .transform(listed)
      .refine((keys) => keys.every(isVaultKey), {
        error: "Each key has to be 32 random bytes in base64, with commas between the keys.",
      }),
    HOMEWARD_KEY_STORE: z.string({ error: keyStoreHint }).refine(isAbsolute, { error: keyStoreHint }),
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
    MAIL_FROM: z.string().default("Homeward <homeward@localhost>"),
    HOMEWARD_DEMO: flag,
    HOMEWARD_MAILBOX: optionalText,
    /** Where files that people send are kept, outside the database. */
    HOMEWARD_FILES: z.string().min(1).default(".data/files"),
    HOMEWARD_TEST_CLOCK: optionalText,
  })
  .superRefine((value, context) => {
    const { HOMEWARD_VAULT_KEY: one, HOMEWARD_VAULT_KEYS: several } = value;
    if (several.length > 0 && !several.includes(one))
      context.addIssue({
        code: "custom",
        path: ["HOMEWARD_VAULT_KEYS"],
        message: "It has to name the key of HOMEWARD_VAULT_KEY as well, or HOMEWARD_VAULT_KEY has to go.",
      });
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
  .transform(({ HOMEWARD_VAULT_KEY: one, ...value }) => ({
    ...value,
    /** The keys that wrap the children's data keys: the active one first, then those that may still open. */
    HOMEWARD_VAULT_KEYS: value.HOMEWARD_VAULT_KEYS.length > 0 ? value.HOMEWARD_VAULT_KEYS : [one],
    APP_URL: (value.APP_URL ?? `http://localhost:${value.PORT}`).replace(/\/+$/, ""),
  }));

const shape = z.preprocess(withVaultKey, whole);
const databaseOnly = z.object(databaseShape);

export type Environment = z.infer<typeof shape>;
export type DatabaseEnvironment = z.infer<typeof databaseOnly>;

let all: Environment | undefined;
let database: DatabaseEnvironment | undefined;

/** The whole environment. Throws an Error that lists each wrong variable and what to do about it. */
export function env(): Environment {
  all ??= check(shape);
  return all;
}

/** Only what reaching the database needs: for migrations, imports and tests. */
export function databaseEnv(): DatabaseEnvironment {
  database ??= check(databaseOnly);
  return database;
}

/** Forgets what was read: tests call it after they have changed `process.env`. */
export function forgetEnv(): void {
  all = undefined;
  database = undefined;
}

function check<T>(schema: z.ZodType<T>): T {
  const result = schema.safeParse(process.env);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not complete.\n${lines.join("\n")}`);
}
