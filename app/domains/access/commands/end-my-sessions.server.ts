import { endSessionsWhere } from "~/domains/access/session.server";

/** Signs the person out in one of their browsers, by its handle, or in all but this one. An unknown handle ends nothing. */
export function endMySessions(
  personId: string,
  request: Pick<Request, "url" | "headers">,
  which: string,
): Promise<void> {
  return endSessionsWhere(personId, request, which === "others" ? "others" : { handle: which });
}
