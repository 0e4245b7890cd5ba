import type postgres from "postgres";

/** The rules of `guard_beginning`, by table: `{ state: "draft", version: "1", … }`. */
export async function beginningsOf(sql: postgres.Sql): Promise<Map<string, Map<string, string>>> {
  const rows = await sql<{ name: string; told: string }[]>`
    select n.nspname || '.' || c.relname as name, encode(g.tgargs, 'escape') as told
      from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where g.tgname = 'guard_beginning' and g.tgenabled <> 'D'`;
  return new Map(
    rows.map(({ name, told }) => [
      name,
      new Map(
        told
          .split("\\000")
          .filter(Boolean)
          .map((rule): [string, string] => [rule.split("=")[0] ?? "", rule.split("=")[1] ?? ""]),
      ),
    ]),
  );
}
