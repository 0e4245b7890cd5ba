import type { ISql } from "postgres";

/** The columns of a table that an insert may give a value; what the database works out is none of them. */
export async function givenColumns(sql: ISql, table: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select attname as name from pg_attribute
     where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
  return rows.map(({ name }) => name);
}

/** The same as a list in SQL. */
export async function givenColumnList(sql: ISql, table: string): Promise<string> {
  return (await givenColumns(sql, table)).map((name) => `"${name}"`).join(", ");
}
