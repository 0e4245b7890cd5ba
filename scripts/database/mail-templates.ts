import type { Sql } from "postgres";
import { mailReaches } from "../../emails/registry.ts";

/**
 * Tells the database which mails there are and whom each may go to: what the registry says and nothing else, so that a
 * new template is written into the registry alone. Does nothing where the table is not there yet (a folder of migrations
 * of a test).
 */
export async function keepMailTemplates(sql: Sql): Promise<void> {
  const [table] = await sql<{ there: boolean }[]>`
    select to_regclass('public.mail_templates') is not null as there`;
  if (!table?.there) return;
  const known = JSON.stringify(mailReaches());
  await sql.begin(async (tx) => {
    await tx`
      insert into public.mail_templates (name, reaches)
        select name, reaches from jsonb_to_recordset((${known}::text)::jsonb) as known (name text, reaches text[])
        on conflict (name) do update set reaches = excluded.reaches where mail_templates.reaches <> excluded.reaches`;
    await tx`
      delete from public.mail_templates
       where name not in (select name from jsonb_to_recordset((${known}::text)::jsonb) as known (name text))`;
  });
}
