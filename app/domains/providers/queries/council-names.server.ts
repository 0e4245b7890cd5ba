import type { Tx } from "~/platform/database/transaction.server";

/** The names of councils, as the portal and the register write them. */
export async function councilNames(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select name from access.organisations where kind = 'council'
    union select local_authority from services where local_authority is not null`;
  return rows.map(({ name }) => name);
}
