// `prisma generate` never runs the schema engine; naming any existing file stops Prisma from fetching one.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://homeward_owner@127.0.0.1:5432/homeward" },
});
