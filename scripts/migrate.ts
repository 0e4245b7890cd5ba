// npm run db:migrate: brings the database of DATABASE_URL up to date.
import { clockMayMove } from "../app/platform/clock.server.ts";
import { databaseEnv } from "../app/platform/env.server.ts";
import { applyMigrations } from "./database/apply.ts";

try {
  const { DATABASE_URL, HOMEWARD_SECRET } = databaseEnv();
  const applied = await applyMigrations({
    ownerUrl: DATABASE_URL,
    secret: HOMEWARD_SECRET,
    clockMoves: clockMayMove(),
    log: (message) => console.log(message),
  });
  console.log(applied.length === 0 ? "The database is up to date." : `${applied.length} migrations applied.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
