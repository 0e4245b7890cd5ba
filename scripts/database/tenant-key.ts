import type { Sql } from "postgres";
import { deriveTenantKey, keyHalves } from "../../app/platform/database/tenant-key.server.ts";

/**
 * Gives the database the key by which it verifies who is asking, in place of the one of another secret, and says
 * whether its time may be moved. Does nothing where the table is not there yet (a folder of migrations of a test).
 */
export async function keepTenantKey(
  sql: Sql,
  { secret, clockMoves = false }: { secret: string; clockMoves?: boolean },
): Promise<void> {
  const [sequence] = await sql<{ there: boolean }[]>`
    select to_regclass('access.tenant_key_low') is not null as there`;
  if (!sequence?.there) return;
  await sql`
    insert into access.tenant_key (id, clock_moves) values (1, ${clockMoves})
    on conflict (id) do update set clock_moves = excluded.clock_moves`;
  // No transaction holds sequences back: what another key has signed is worth nothing from here on.
  const { high, low } = keyHalves(deriveTenantKey(secret));
  await sql`
    select setval('access.tenant_key_high', ${high.toString()}::bigint), setval('access.tenant_key_low', ${low.toString()}::bigint)`;
}
