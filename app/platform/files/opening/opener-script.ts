import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What Node.js is given to run the opener: the script beside the bundled workers, or its source with nothing bundled. */
export function openerScript(): string[] {
  const here = fileURLToPath(import.meta.url);
  if (!here.endsWith(".ts")) return [join(dirname(here), "open-file.mjs")];
  return ["--import", "tsx", join(dirname(here), "../../../../scripts/open-file.ts")];
}
