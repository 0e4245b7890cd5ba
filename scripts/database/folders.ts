import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The top of the project. */
export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const schemaFile = join(projectFolder, "prisma", "schema.prisma");
/** Where migrations live, in Prisma's own layout: one folder a migration. */
export const migrationsFolder = join(projectFolder, "prisma", "migrations");
/** Policies, grants, functions and triggers as they stand now. */
export const sqlFolder = join(projectFolder, "prisma", "sql");
