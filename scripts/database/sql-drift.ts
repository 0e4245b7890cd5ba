import postgres, { type Sql } from "postgres";
import { applyFiles, readFiles } from "./apply.ts";
import { differences, managedObjects } from "./managed-objects.ts";

/**
 * What a database and the files of `prisma/sql` do not say alike, one line each: a policy, grant, function or trigger
 * that stands in one of them only or says something else. Made by running migrations and files in a database beside it,
 * which is dropped again; nobody at work is kept waiting. Roles have to be there: `makeRoles`.
 *
 * @throws when the user of `ownerUrl` may not make a database
 */
export async function sqlDrift(
  ownerUrl: string,
  options: { folder?: string; sqlFolder?: string } = {},
): Promise<string[]> {
  const files = await readFiles(options);
  const name = `homeward_shadow_${process.pid}_${crypto.randomUUID().replaceAll("-", "")}`;
  return connected(ownerUrl, async (database) => {
    await database.unsafe(`create database "${name}" template template0`);
    try {
      const beside = new URL(ownerUrl);
      beside.pathname = `/${name}`;
      return await connected(beside.href, async (shadow) => {
        await applyFiles(shadow, files);
        return differences(await managedObjects(database), await managedObjects(shadow));
      });
    } finally {
      // (Not by force: the owner of a database may not end autovacuum, and PostgreSQL itself has it leave.)
      await database.unsafe(`drop database if exists "${name}"`);
    }
  });
}

async function connected<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connection: { TimeZone: "UTC" } });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
