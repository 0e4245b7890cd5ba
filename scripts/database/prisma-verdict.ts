import { migrationList, schemaFiles } from "./drift.ts";
import { schemaAdapter } from "./schema-adapter.ts";
import { schemaEngine } from "./schema-engine.ts";

export interface PrismaVerdict {
  edited: string[];
  failed: string[];
  /** Null when database and folder tell the same story. */
  history: unknown;
  /** What `prisma migrate deploy` would apply; it has then applied it. */
  deploys: string[];
}

/** What Prisma's own engine says of a database that our applier has migrated. */
export async function prismaVerdict(ownerUrl: string, folder: string): Promise<PrismaVerdict> {
  const engine = await schemaEngine(await schemaFiles(), schemaAdapter(ownerUrl));
  const filters = { externalTables: [], externalEnums: [] };
  try {
    const migrationsList = await migrationList(folder);
    const found = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters,
    });
    const edited = found.editedMigrationNames;
    const clean = edited.length === 0 && found.history === null;
    const deployed = clean ? await engine.applyMigrations({ migrationsList, filters }) : undefined;
    return {
      edited,
      failed: found.failedMigrationNames,
      history: found.history,
      deploys: deployed?.appliedMigrationNames ?? [],
    };
  } finally {
    engine.free();
  }
}

/** Does what `prisma migrate deploy` does, with Prisma's own engine; gives the migrations that it applied. */
export async function prismaDeploy(ownerUrl: string, folder: string): Promise<string[]> {
  const engine = await schemaEngine(await schemaFiles(), schemaAdapter(ownerUrl));
  const filters = { externalTables: [], externalEnums: [] };
  try {
    const migrationsList = await migrationList(folder);
    return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
  } finally {
    engine.free();
  }
}
