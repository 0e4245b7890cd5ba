import type { Sql } from "postgres";
import { deriveTenantKey, hmacPads } from "../../app/platform/database/tenant-key.server.ts";

/**
 * Gives the database the key by which it verifies who is asking, in place of the one of another secret, and says
 * whether its time may be moved. Does nothing where the table is not there yet (a folder of migrations of a test).
 */
export async function keepTenantKey(
  sql: Sql,
  { secret, clockMoves = false }: { secret: string; clockMoves?: boolean },
): Promise<void> {
  const [table] = await sql<{ there: boolean }[]>`
    select to_regclass('access.tenant_key') is not null as there`;
  if (!table?.there) return;
  const { inner, outer } = hmacPads(deriveTenantKey(secret));
  const [remembered] = await sql<{ there: boolean }[]>`
    select to_regclass('access.verified_signatures') is not null as there`;
  await sql.begin(async (tx) => {
    await tx`
      insert into access.tenant_key (id, inner_pad, outer_pad, clock_moves) values (1, ${inner}, ${outer}, ${clockMoves})
      on conflict (id) do update
        set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad, clock_moves = excluded.clock_moves`;
    // What another key has signed is worth nothing from here on: who was remembering it has finished, by the lock of the row.
    if (remembered?.there) await tx`delete from access.verified_signatures`;
  });
}
