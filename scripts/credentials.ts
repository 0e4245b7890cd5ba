// npm run credentials -- DIR: one file for each process, with its own passwords and keys, from an environment with all.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { databaseEnv, vaultEnv } from "../app/platform/env.server.ts";
import { handOut, PROCESSES } from "../app/platform/handed-out.mjs";

const [to] = process.argv.slice(2);
if (!to) {
  console.error("npm run credentials -- DIR, with everything in the environment");
  process.exitCode = 2;
} else {
  try {
    databaseEnv();
    vaultEnv();
    const folder = resolve(process.env.INIT_CWD ?? ".", to);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of Object.keys(PROCESSES).filter((one) => one !== "seed")) {
      const path = join(folder, `${name}.json`);
      writeFileSync(path, `${JSON.stringify(handOut(name, process.env), null, 2)}\n`, { mode: 0o600 });
      console.log(path);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
