import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export interface Migration {
  name: string;
  sql: string;
  /** What Prisma records of the file. */
  checksum: string;
  /** `-- kind: expand`: the release before this one works on with it. */
  expands: boolean;
  /** `-- outside a transaction`: one statement that cannot run in one. */
  outside: boolean;
}

/** The lines of comments at the head of a migration say what kind it is. */
function marked(sql: string, mark: RegExp): boolean {
  const head = /^(?:\s*--[^\n]*\n?)*/.exec(sql)?.[0] ?? "";
  return head.split("\n").some((line) => mark.test(line));
}

/** The migrations of a folder in the order of their names. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await readFile(join(folder, name, "migration.sql"));
      const sql = bytes.toString("utf8");
      return {
        name,
        sql,
        checksum: createHash("sha256").update(bytes).digest("hex"),
        expands: marked(sql, /^\s*--\s*kind:\s*expand\s*$/),
        outside: marked(sql, /^\s*--\s*outside a transaction\s*$/),
      };
    }),
  );
}
