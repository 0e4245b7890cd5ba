import type { Sql, TransactionSql } from "postgres";
import { sqlFor } from "~/platform/database/clients.server";
import type { Role } from "~/platform/database/roles";
import { TENANT_SETTING, tenantToken } from "~/platform/database/tenant-setting.server";

/** Whom a statement by hand acts for. */
export type Acting = {
  readonly organisationId?: string | null | undefined;
  readonly personId?: string | null | undefined;
};

/**
 * Says inside a transaction by hand who is asking, as the portal says it: signed for the user of the connection.
 * `role` is who the connection belongs to, whatever role was set since.
 */
export async function actingAs(
  sql: Pick<Sql, "unsafe">,
  role: Role,
  { organisationId, personId }: Acting,
): Promise<void> {
  const settings = {
    ...(organisationId ? { "app.org_id": organisationId } : {}),
    ...(personId ? { "app.person_id": personId } : {}),
  };
  await sql.unsafe(`select set_config('${TENANT_SETTING}', $1, true)`, [tenantToken(role, settings)]);
}

/** Statements by hand as one side may make them, in one transaction: row security holds for the tests, too. */
export async function statementsAs<T>(
  role: Role,
  who: Acting,
  work: (sql: TransactionSql) => Promise<T>,
): Promise<T> {
  const done: unknown = await sqlFor(role).begin(async (sql) => {
    await actingAs(sql, role, who);
    return work(sql);
  });
  return done as T;
}

/** What the database says of a statement past the program, which is rolled back: how many rows, or the code of the refusal. */
export async function triedAs(who: Acting & { readonly kind: string }, statement: string): Promise<string> {
  try {
    return await statementsAs(who.kind === "council" ? "council" : "provider", who, async (sql) => {
      throw new Error(`rows ${(await sql.unsafe(statement)).count}`);
    });
  } catch (thrown) {
    const { code, message } = thrown as Error & { code?: string };
    return code ?? message;
  }
}
