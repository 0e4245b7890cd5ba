import { writeFileSync } from "node:fs";
import { ownNarratives } from "./own-narratives.ts";

/** `npx tsx app/domains/anonymisation/testing/narratives/write.ts --out=own.jsonl` writes the corpus, one narrative a line. */
const out = process.argv.find((argument) => argument.startsWith("--out="))?.slice("--out=".length);
if (!out) {
  console.error("Say where to: --out=own.jsonl");
  process.exit(2);
}
const narratives = ownNarratives();
writeFileSync(out, `${narratives.map((narrative) => JSON.stringify(narrative)).join("\n")}\n`);
console.log(`${narratives.length} narratives written to ${out}`);
