// npm run db:migrate              brings the database of DATABASE_URL up to date, also one that another tool migrated
// npm run db:migrate -- --check   changes nothing: says which policies, grants, functions and triggers differ from prisma/sql
// npm run db:migrate -- --anew    drops those and makes them again as prisma/sql says
import { clockMayMove } from "../app/platform/clock.server.ts";
import { databaseEnv } from "../app/platform/env.server.ts";
import { applyMigrations } from "./database/apply.ts";
import { sqlDrift } from "./database/sql-drift.ts";

try {
  const { DATABASE_URL, HOMEWARD_SECRET } = databaseEnv();
  if (process.argv[2] === "--check") {
    const said = await sqlDrift(DATABASE_URL);
    if (said.length > 0) {
      throw new Error(
        `Not as prisma/sql says:\n${said.map((line) => `- ${line}`).join("\n")}\nnpm run db:migrate -- --anew makes it so.`,
      );
    }
    console.log("The database is as prisma/sql says.");
  } else {
    const applied = await applyMigrations({
      ownerUrl: DATABASE_URL,
      secret: HOMEWARD_SECRET,
      clockMoves: clockMayMove(),
      anew: process.argv[2] === "--anew",
      log: (message) => console.log(message),
    });
    console.log(
      applied.length === 0 ? "The database is up to date." : `${applied.length} migrations applied.`,
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
