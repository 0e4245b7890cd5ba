import { isId } from "~/platform/ids";
import { isCalendarDate } from "~/platform/time";

/** The row after which a further page of a list begins, where the list goes by a day and then by id. */
export type AfterDay = { due: string; id: string };

/** The same from the query of the list's address; `besides` is a day that nobody types, where the list has one. */
export function readAfterDay(query: URLSearchParams, besides?: string): AfterDay | undefined {
  const [due = "", id = ""] = (query.get("after") ?? "").split("_", 2);
  return (due === besides || isCalendarDate(due)) && isId(id) ? { due, id } : undefined;
}

/** The row after which a further page begins, where the list goes by id alone. */
export function readAfterId(query: URLSearchParams): string | undefined {
  const after = query.get("after") ?? "";
  return isId(after) ? after : undefined;
}
