import { applyMigrations } from "../database/apply";
import { startEmbedded } from "../database/embedded.mjs";
import { DATA, settings } from "../start/settings.mjs";
import { say } from "./progress";

/**
 * Runs `work` against the database of DATABASE_URL, or against the embedded one: the running one is used and
 * left running, one that was started for this is stopped. Brings the tables up to date first, unless `asItIs`: who only
 * looks changes nothing.
 */
export async function withDatabase<T>(
  work: () => Promise<T>,
  { asItIs = false }: { asItIs?: boolean } = {},
): Promise<T> {
  const ready = asItIs ? async () => undefined : upToDate;
  if (process.env.DATABASE_URL) {
    await ready();
    return work();
  }
  const { env } = settings();
  const database = await startEmbedded({ dataDir: `${DATA}/postgres`, log: say });
  Object.assign(process.env, {
    DATABASE_URL: database.ownerUrl,
    HOMEWARD_SECRET: env.HOMEWARD_SECRET,
    HOMEWARD_VAULT_KEY: env.HOMEWARD_VAULT_KEY,
    HOMEWARD_VAULT_KEYS: env.HOMEWARD_VAULT_KEYS,
    HOMEWARD_KEY_STORE: env.HOMEWARD_KEY_STORE,
    APP_URL: env.APP_URL,
  });
  try {
    await ready();
    return await work();
  } finally {
    if (!database.adopted) await database.stop();
  }
}

async function upToDate(): Promise<void> {
  const { databaseEnv } = await import("../../app/platform/env.server");
  const { clockMayMove } = await import("../../app/platform/clock.server");
  const { DATABASE_URL, HOMEWARD_SECRET } = databaseEnv();
  await applyMigrations({
    ownerUrl: DATABASE_URL,
    secret: HOMEWARD_SECRET,
    clockMoves: clockMayMove(),
    log: say,
  });
}
