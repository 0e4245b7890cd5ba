import { type AfterDay, readAfterDay } from "../placement/list-keys.schema";

/** Which placements of the register: all, or those whose review is overdue; and after which row a further page begins. */
export type RegisterFilter = { overdue: boolean; after?: AfterDay };

/** The filter from the query of the register's address: whatever it does not understand is left out. */
export function readRegisterFilter(query: URLSearchParams): RegisterFilter {
  const after = readAfterDay(query);
  return { overdue: query.get("show") === "overdue", ...(after ? { after } : {}) };
}
