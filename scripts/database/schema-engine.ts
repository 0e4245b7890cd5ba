import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaContainer, SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";

/** What the generated bindings export beside the classes, but do not declare. */
interface Bindings {
  __wbg_set_wasm(exports: unknown): void;
  SchemaEngine: typeof SchemaEngine;
}

let loading: Promise<Bindings> | undefined;

/** Instantiates the WebAssembly module by hand: Node cannot import `.wasm` files without a flag. */
async function load(): Promise<Bindings> {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const bytes = await readFile(join(folder, "schema_engine_bg.wasm"));
  const module: unknown = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = module as Bindings & WebAssembly.ModuleImports;
  const panics = {
    set_message(message: string) {
      process.stderr.write(`Prisma's schema engine stopped: ${message}\n`);
    },
  };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
  return bindings;
}

/**
 * Prisma's own schema engine, compiled to WebAssembly, so that no engine is fetched from the network.
 * Call `free()` when done.
 */
export async function schemaEngine(
  files: SchemaContainer[],
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  loading ??= load();
  const bindings = await loading;
  const datamodels = files.map((file): [string, string] => [file.path, file.content]);
  return bindings.SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}
