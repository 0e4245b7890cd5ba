import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { Recipient } from "~/domains/notifications/queries/find-recipients.server";
import { type WaitingRequest, waitingRequests } from "../queries/waiting-requests.server";
import { mailDeciders, whoDecides } from "./who-decides.server";

type Deciding = { request: WaitingRequest; deciders: Recipient[] };

/** The requests that wait, each with those who may decide on it today. */
async function whoDecidesOnWaiting(tx: Tx, actor: Actor, waiting: readonly WaitingRequest[]) {
  const all: Deciding[] = [];
  for (const request of waiting) {
    const { firstYearPence, tookPart } = request;
    all.push({ request, deciders: await whoDecides(tx, actor, { firstYearPence, without: tookPart }) });
  }
  return all;
}

/**
 * Makes a change of who decides on funding, and mails each request that waits to those who may decide on it since: they
 * were not asked when it was made, and nobody else may be left who can. Not to whoever makes the change.
 */
export async function tellingNewDeciders(
  tx: Tx,
  actor: Actor,
  change: () => Promise<unknown>,
): Promise<void> {
  const waiting = await waitingRequests(tx, actor);
  const before = await whoDecidesOnWaiting(tx, actor, waiting);
  await change();
  const after = await whoDecidesOnWaiting(tx, actor, waiting);
  for (const [index, { request, deciders }] of after.entries()) {
    const asked = new Set([
      actor.personId,
      ...(before[index]?.deciders ?? []).map(({ personId }) => personId),
    ]);
    const fresh = deciders.filter(({ personId }) => !asked.has(personId));
    if (fresh.length > 0) await mailDeciders(tx, actor, fresh, { ...request, again: false });
  }
}
