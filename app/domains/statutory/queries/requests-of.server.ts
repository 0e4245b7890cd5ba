import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { dayAndTime } from "~/platform/time";
import { FORGOTTEN, type RequestView } from "../statutory-words.rules";
import type { StepCode } from "../steps.options";

type Request = Awaited<ReturnType<typeof requestsOf>>[number];

/** What was asked of officers for a placement, the newest first. */
export function requestsOf(tx: Tx, placementId: string) {
  return tx.statutoryRequest.findMany({
    where: { placementId },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: 100,
  });
}

/** The newest of each approval, by its code. */
export function newestRequests(
  requests: readonly Request[],
  nameOf: (id: string | null) => string,
): Map<StepCode, RequestView> {
  const newest = new Map<StepCode, RequestView>();
  for (const request of requests) {
    const code = request.code as StepCode;
    if (newest.has(code)) continue;
    const { id, askedById, askedAt, note, endedHow, endedById, endedAt, returnedWhy } = request;
    newest.set(code, {
      id,
      code,
      asked: `${nameOf(askedById)}, ${dayAndTime(askedAt, now())}`,
      note: note ?? "",
      state: endedHow === null ? "open" : (endedHow as RequestView["state"]),
      answered: endedAt === null ? null : `${nameOf(endedById)}, ${dayAndTime(endedAt, now())}`,
      why: endedHow === "returned" ? (returnedWhy ?? FORGOTTEN) : null,
    });
  }
  return newest;
}
