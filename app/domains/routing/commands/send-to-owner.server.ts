import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { notConfirmedWords, standingOf } from "~/domains/providers/confirmation.rules";
import { findOwner } from "~/domains/providers/queries/find-owner.server";
import { CHANGED_FIRST, invalid, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { StageClock } from "../stage.schema";
import { publishStage } from "./publish-referral.server";

export type SendToOwner = {
  /** The owner as its page's address names it. */
  owner: string;
  /** References of open searches. */
  searches: readonly string[];
  clock: StageClock;
  idempotency?: Idempotency<SentToOwner>;
};
export type SentToOwner = { searches: number };

/**
 * Sends open searches to one owner of the register who is on the portal: for each a stage of its own, with those of
 * its services that match. All of them go, or none.
 */
export function sendToOwner(actor: Actor, input: SendToOwner): Promise<Result<SentToOwner, Refusal>> {
  return write<SentToOwner, Refusal>(actor, input.idempotency, async (tx) => {
    const sent = await sendSearches(tx, actor, input);
    return sent.ok ? ok({ searches: sent.value.length }) : sent;
  });
}

/** The same inside a transaction of the caller; gives the references that were sent. */
export async function sendSearches(
  tx: Tx,
  actor: Actor,
  { owner, searches, clock }: Omit<SendToOwner, "idempotency">,
): Promise<Result<string[], Refusal>> {
  const found = await findOwner(tx, actor, owner);
  const [provider] = found?.providers ?? [];
  if (!found || !provider) return err(missing());
  if (standingOf(provider.standing) !== "confirmed" && provider.vouchedById !== actor.organisationId)
    return err(notNow(notConfirmedWords(standingOf(provider.standing)) ?? undefined));
  const area = { kind: "owner", owner, name: found.name ?? provider.name } as const;
  const stage = provider.ownerCouncilId === actor.organisationId ? "internal" : "spot";
  // In one order, so that two who send several searches at once wait for each other and never in a circle.
  const references = [...new Set(searches)].sort();
  for (const reference of references) {
    const sent = await publishStage(tx, actor, { reference, stage, area, clock, widening: true });
    if (!sent.ok) return err(about(reference, sent.error));
  }
  return ok(references);
}

/** Several are sent at once: a refusal says of which it speaks. */
function about(reference: string, error: Refusal): Refusal {
  if (error.kind === "not-found") return error;
  if (error.kind === "forbidden") return error;
  const words =
    error.message === CHANGED_FIRST ? "Somebody has changed it meanwhile. Look at it again." : error.message;
  const message = `${reference}: ${words}`;
  if (error.kind === "invalid") return invalid(message, error.field === "clock" ? "clock" : undefined);
  return { kind: error.kind, message };
}
