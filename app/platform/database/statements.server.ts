import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Counts SQL statements for tests and benchmarks: those a page causes, without what holds a transaction together
 * (BEGIN, set_config, COMMIT). Statements of Prisma and of `pipelined` are counted; those of a bare `sqlFor`
 * client are not.
 */

const counters = new AsyncLocalStorage<{ statements: number }>();
const framing = /^\s*(begin|commit|rollback|savepoint|release|set|select set_config)\b/i;

/** Runs `work` and tells how many statements it caused. */
export async function countStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: number }> {
  const counter = { statements: 0 };
  const result = await counters.run(counter, work);
  return { result, statements: counter.statements };
}

/** Called by the clients for every statement they send. */
export function noteStatement(sql: string): void {
  if (framing.test(sql)) return;
  const counter = counters.getStore();
  if (counter) counter.statements += 1;
}
