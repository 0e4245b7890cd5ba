import { readFile } from "node:fs/promises";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { DiffTarget, MigrationList, SchemaContainer } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { migrationsFolder, schemaFile } from "./folders.ts";
import { readMigrations } from "./migration-files.ts";
import { schemaAdapter } from "./schema-adapter.ts";
import { schemaEngine } from "./schema-engine.ts";

export async function schemaFiles(): Promise<SchemaContainer[]> {
  return [{ path: schemaFile, content: await readFile(schemaFile, "utf8") }];
}

/** A folder of migrations in the shape Prisma's engine asks for. */
export async function migrationList(folder: string): Promise<MigrationList> {
  const found = await readMigrations(folder);
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    migrationDirectories: found.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
    shadowDbInitScript: "",
  };
}

/** The engine insists on a connection even to compare two texts; this one answers nothing. */
const noDatabase: SqlMigrationAwareDriverAdapterFactory = {
  provider: "postgres",
  adapterName: "@prisma/adapter-pg",
  connect: async () => ({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
    executeRaw: async () => 0,
    executeScript: async () => undefined,
    startTransaction: () => Promise.reject(new Error("This comparison needs no database.")),
    dispose: async () => undefined,
  }),
  connectToShadowDb: () => Promise.reject(new Error("This comparison needs no database.")),
};

async function diff(from: DiffTarget, adapter: SqlMigrationAwareDriverAdapterFactory): Promise<string> {
  const files = await schemaFiles();
  const engine = await schemaEngine(files, adapter);
  try {
    const result = await engine.diff({
      from,
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.exitCode === 0 ? "" : `${(result.stdout ?? "").trim()}\n`;
  } finally {
    engine.free();
  }
}

/** The SQL that makes the whole of `schema.prisma` in an empty database. Needs no database. */
export function diffEmptyToSchema(): Promise<string> {
  return diff({ tag: "empty" }, noDatabase);
}

/**
 * The SQL that is missing from the migrations to reach `schema.prisma`; empty when they agree. The migrations
 * run in a shadow database beside the one `ownerUrl` names (its user needs CREATEDB, and the roles have to exist:
 * `makeRoles`), which is dropped again. Policies, grants, triggers and functions are outside what Prisma compares.
 */
export async function diffMigrationsToSchema(ownerUrl: string, folder = migrationsFolder): Promise<string> {
  return diff({ tag: "migrations", ...(await migrationList(folder)) }, schemaAdapter(ownerUrl));
}
