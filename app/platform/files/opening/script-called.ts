import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What Node.js is given to run a script of ours: it lies beside the bundled workers, or is its source with nothing bundled. */
export function scriptCalled(name: "open-file" | "read-ledger"): string[] {
  const here = fileURLToPath(import.meta.url);
  if (!here.endsWith(".ts")) return [join(dirname(here), `${name}.mjs`)];
  return ["--import", "tsx", join(dirname(here), `../../../../scripts/${name}.ts`)];
}
