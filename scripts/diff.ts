// npm run db:diff -- NAME          writes the next migration: what schema.prisma has and the migrations lack
// npm run db:diff -- --check       fails when they differ
// npm run db:diff -- --from-empty  prints the SQL of the whole schema
// The comparison needs a PostgreSQL for a moment: that of DATABASE_URL, else the tests' embedded one.
import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { withTestCluster } from "../prisma/testing/cluster.server.ts";
import { diffEmptyToSchema, diffMigrationsToSchema } from "./database/drift.ts";
import { migrationsFolder, projectFolder } from "./database/folders.ts";

async function missing(): Promise<string> {
  const url = process.env.DATABASE_URL;
  return url ? diffMigrationsToSchema(url) : withTestCluster(diffMigrationsToSchema);
}

function folderName(title: string): string {
  const time = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const words = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  if (words === "") throw new Error(`"${title}" names nothing: use letters and digits.`);
  return `${time}_${words}`;
}

async function writeNext(title: string): Promise<void> {
  const folder = join(migrationsFolder, folderName(title));
  const sql = await missing();
  if (sql === "") {
    console.log("The migrations already make what schema.prisma says.");
    return;
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  console.log(`Written: ${relative(projectFolder, join(folder, "migration.sql"))}`);
  console.log(
    "Say there what kind it is (docs/adr/0026); policies, grants, triggers and functions go to prisma/sql.",
  );
}

const argument = process.argv[2];
try {
  if (argument === "--from-empty") process.stdout.write(await diffEmptyToSchema());
  else if (argument === "--check") {
    const sql = await missing();
    if (sql !== "") {
      throw new Error(
        `schema.prisma has what the migrations lack. Write it with: npm run db:diff -- NAME\n\n${sql}`,
      );
    }
    console.log("Migrations and schema.prisma agree.");
  } else if (argument && !argument.startsWith("-")) await writeNext(argument);
  else
    throw new Error("Say what the migration is about: npm run db:diff -- NAME (or --check, or --from-empty)");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
