// The files of unit and PostgreSQL tests, by what stands in them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** @param {(text: string) => boolean} where @returns {string[]} */
function testFiles(where) {
  return ["app", "emails", "prisma", "scripts"].flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((path) => /\.test\.tsx?$/.test(path) && where(readFileSync(path, "utf8"))),
  );
}

/** Those that ask for a database. */
export const withDatabase = () => testFiles((text) => /testing\/(?!secret)|database\//.test(text));

/**
 * Those that need a process of their own: a module that another file has loaded is not replaced any more; who measures
 * the work of its process must not count that of others, nor miss what modules do as they are loaded; and Prisma's
 * schema engine, which judges drift, ends the process it ran in.
 */
const ON_ITS_OWN = [
  /\bvi\.(mock|doMock|resetModules)\(/,
  /process\.cpuUsage\(|made-expressions/,
  /\/(sql-)?drift(\.ts)?"|prisma-verdict/,
];
export const onTheirOwn = () => testFiles((text) => ON_ITS_OWN.some((sign) => sign.test(text)));
