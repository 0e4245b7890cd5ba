// npx tsx scripts/upgrade-fixture.ts URL FILE
// Writes a whole database as one text: tables, rows (COPY), policies, grants, functions and triggers. The tests upgrade
// it: prisma/upgrades says when it is made anew and how. URL is a superuser's, since row security hides rows from the owner.
import { writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import postgres from "postgres";
import { describeDatabase } from "./database/describe-database.ts";

const [url, file] = process.argv.slice(2);
if (!url || !file) {
  console.error("Say which database and which file: npx tsx scripts/upgrade-fixture.ts URL FILE");
  process.exit(1);
}
const sql = postgres(url, { max: 1, onnotice: () => undefined, connection: { TimeZone: "UTC" } });
try {
  const text = await describeDatabase(sql);
  const bytes = file.endsWith(".gz") ? gzipSync(text, { level: 9 }) : Buffer.from(text);
  await writeFile(file, bytes);
  console.log(`${file}: ${bytes.length} bytes`);
} finally {
  await sql.end();
}
