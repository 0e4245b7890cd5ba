import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { notConfirmedWords, standingOf } from "~/domains/providers/confirmation.rules";
import { findOwner } from "~/domains/providers/queries/find-owner.server";
import type { CommandError } from "~/platform/forms/submission.server";
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
export function sendToOwner(actor: Actor, input: SendToOwner): Promise<Result<SentToOwner, CommandError>> {
  return write<SentToOwner, CommandError>(actor, input.idempotency, async (tx) => {
    const sent = await sendSearches(tx, actor, input);
    return sent.ok ? ok({ searches: sent.value.length }) : sent;
  });
}

/** The same inside a transaction of the caller; gives the references that were sent. */
export async function sendSearches(
  tx: Tx,
  actor: Actor,
  { owner, searches, clock }: Omit<SendToOwner, "idempotency">,
): Promise<Result<string[], CommandError>> {
  const found = await findOwner(tx, actor, owner);
  const [provider] = found?.providers ?? [];
  if (!found || !provider) return err({ type: "not-found" });
  if (standingOf(provider.standing) !== "confirmed" && provider.vouchedById !== actor.organisationId)
    return err({
      type: "illegal-move",
      message: notConfirmedWords(standingOf(provider.standing)) ?? undefined,
    });
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
function about(reference: string, error: CommandError): CommandError {
  if (error.type === "not-found") return error;
  const words = error.message ?? "Somebody has changed it meanwhile. Look at it again.";
  if (error.type === "invalid" && error.field === "clock")
    return { ...error, message: `${reference}: ${words}` };
  return error.type === "forbidden"
    ? error
    : { type: error.type === "invalid" ? "invalid" : error.type, message: `${reference}: ${words}` };
}
