import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { KindAndFacts } from "~/domains/audit/events.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { lockStatutory } from "~/domains/statutory/commands/lock-statutory.server";
import type { FoundStatutory } from "~/domains/statutory/queries/load-statutory.server";
import { may as mayKnow } from "~/domains/vault/vault.policy";
import { missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { RECORD_EVENTS } from "../record.events";
import { may, type RecordAction } from "../record.policy";

/** The council's own placement, locked, for whoever may do this to its record; else why not. */
export async function lockRecord(
  tx: Tx,
  actor: Actor,
  { reference, action }: { reference: string; action: RecordAction },
): Promise<Result<FoundStatutory, Refusal>> {
  const found = await lockStatutory(tx, actor, reference);
  if (!found) return err(missing());
  const allowed = may(actor, action, found.subject);
  if (allowed === true) return ok(found);
  // The pack names the child: who tries to take it and may not know it is on the record.
  const knows = mayKnow(actor, "read-identity", found.subject) === true;
  return err(refusalOf(allowed, knows ? undefined : { tried: "identity", referralId: found.referralId }));
}

/** What was done for the case record, for the council alone. */
export function recordFiling(
  tx: Tx,
  actor: Actor,
  { id, referralId, subject }: FoundStatutory,
  event: KindAndFacts<typeof RECORD_EVENTS>,
): Promise<void> {
  return recordEvent(tx, actor, RECORD_EVENTS, {
    ...event,
    audience: "council",
    councilId: subject.councilId,
    subject: "placement",
    subjectId: id,
    referralId,
  });
}
