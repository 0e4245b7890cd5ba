import postgres, { type TransactionSql } from "postgres";
import { time } from "../measurements.server.ts";
import { endLane, giveLaneBack, takeLane } from "./clients.server.ts";
import type { Role } from "./roles.ts";

export type Queries = readonly PromiseLike<readonly object[]>[];

/** How long a transaction waited for a connection, and for its beginning. */
export function waited(role: Role, since: number): void {
  const seconds = (performance.now() - since) / 1000;
  time("homeward_pool_wait_seconds", "Time until a transaction had its connection.", seconds, { role });
}

/**
 * Queries that only read, in a transaction of their own. `begin` of postgres.js waits for an answer before the first query
 * and again before the commit, which costs a page's reads more processor time than some of the queries do: here everything
 * is sent at once.
 *
 * @returns the rows of each query, in order; where one fails, all fail
 */
export async function inOneTrip(role: Role, build: (sql: TransactionSql) => Queries): Promise<unknown[]> {
  const asked = performance.now();
  const lane = await takeLane(role);
  waited(role, asked);
  let ended = false;
  try {
    // Only `savepoint` and `prepare` are missing, which nothing asks for that is sent in one trip.
    const queries = build(lane as unknown as TransactionSql);
    // A query that was sent again, on a connection that was opened again or after a rollback, runs outside of the transaction
    // and would find nothing: there the savepoint is refused, and with it everything.
    const all = [lane`begin read only`, ...queries, lane`savepoint read_all`, lane`commit`];
    return (await answered(all)).slice(1, -2);
  } catch (failure) {
    ended = isLost(failure);
    throw failure;
  } finally {
    if (ended) endLane(role, lane);
    else giveLaneBack(role, lane);
  }
}

/**
 * After a refusal by the server the connection is as good as before. Otherwise it is closed, or postgres.js takes one answer
 * for another's from now on.
 */
function isLost(failure: unknown): boolean {
  return !(failure instanceof postgres.PostgresError) || failure.severity === "FATAL";
}

/**
 * What each query answered. Throws what was refused first, once all are answered; and at once what the server has never
 * heard of (a lost connection, a value that cannot be sent), since then some are never answered.
 */
async function answered(queries: Queries): Promise<unknown[]> {
  let refused: unknown;
  const rows = await Promise.all(
    queries.map(async (query) => {
      try {
        return await query;
      } catch (failure) {
        if (!(failure instanceof postgres.PostgresError)) throw failure;
        refused ??= failure;
      }
    }),
  );
  if (refused) throw refused;
  return rows;
}
