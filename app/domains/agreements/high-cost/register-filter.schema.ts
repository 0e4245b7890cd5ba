import { isId } from "~/platform/ids";
import { isCalendarDate } from "~/platform/time";

/** Which placements of the register: all, or those whose review is overdue; and after which row a further page begins. */
export type RegisterFilter = { overdue: boolean; after?: { due: string; id: string } };

/** The filter from the query of the register's address: whatever it does not understand is left out. */
export function readRegisterFilter(query: URLSearchParams): RegisterFilter {
  const [due = "", id = ""] = (query.get("after") ?? "").split("_", 2);
  const after = isCalendarDate(due) && isId(id) ? { due, id } : undefined;
  return { overdue: query.get("show") === "overdue", ...(after ? { after } : {}) };
}
