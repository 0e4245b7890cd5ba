import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { jobsRole } from "../../app/platform/database/roles.ts";

const quiet = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") process.stderr.write(`job queue: ${message}\n`);
});

/**
 * Installs or upgrades the schema of the job queue with its own migrations, acting as the role that owns it. The
 * caller holds the migration lock.
 */
export async function installJobQueue(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: 2,
    options: `-c role=${jobsRole} -c TimeZone=UTC`,
  });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    await runMigrations({ pgPool: pool, logger: quiet });
  } finally {
    await pool.end();
  }
}
