// npm run --silent export -- placements --council CODE --from DATE --to DATE [--csv]
// Standard output is the file and nothing else. Ends with 2 when it was asked wrongly, 3 where there is no portal.
import { once } from "node:events";
import { exportAsOperator } from "~/domains/exports/commands/export-as-operator.server";
import { closeDatabase } from "~/platform/database/clients.server";
import { databaseIsThere, exitCodeOf } from "./database/nothing-there";
import { askedFor, USAGE } from "./export/asked";
import { withDatabase } from "./import/database";
import { say } from "./import/progress";

async function print(pieces: readonly string[]): Promise<void> {
  for (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, "drain");
}

try {
  const asked = askedFor(process.argv.slice(2));
  if (typeof asked === "string") {
    say(`Nothing was exported. ${asked}\n\n${USAGE}`);
    process.exitCode = 2;
  } else {
    databaseIsThere("export");
    const result = await withDatabase(() => exportAsOperator(asked.council, asked).finally(closeDatabase), {
      asItIs: true,
    });
    if (result.ok) await print(result.value.pieces);
    else {
      say(`Nothing was exported. ${result.error.message}.`);
      process.exitCode = 2;
    }
  }
} catch (error) {
  say(`Nothing was exported. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = exitCodeOf(error);
}
