import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { KindAndFacts } from "~/domains/audit/events.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { isId } from "~/platform/ids";
import { type FoundStatutory, loadStatutory } from "../queries/load-statutory.server";
import { STATUTORY_EVENTS } from "../statutory.events";
import type { StepCode } from "../steps.options";

/** The placement with its steps, locked until the transaction ends: what they follow from changes with nobody's step. */
export async function lockStatutory(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<FoundStatutory | undefined> {
  if (actor.kind !== "council") return undefined;
  await tx.$queryRaw`
    select id from placements where reference = ${reference} and council_id = ${actor.organisationId}::uuid for no key update`;
  return loadStatutory(tx, actor, reference);
}

/** A request for an approval of the placement, with that locked; undefined where there is none. */
export async function lockRequest(
  tx: Tx,
  actor: Actor,
  { reference, id }: { reference: string; id: string },
) {
  const found = await lockStatutory(tx, actor, reference);
  if (!found || !isId(id)) return undefined;
  const request = await tx.statutoryRequest.findFirst({ where: { id, placementId: found.id } });
  return request ? { found, request, code: request.code as StepCode } : undefined;
}

/** What was done about the law of a placement, for the council's own record. */
export function recordOfPlacement(
  tx: Tx,
  actor: Actor,
  { subject, referralId }: FoundStatutory,
  event: KindAndFacts<typeof STATUTORY_EVENTS>,
): Promise<void> {
  return recordEvent(tx, actor, STATUTORY_EVENTS, {
    ...event,
    audience: "council",
    councilId: subject.councilId,
    subject: "referral",
    subjectId: referralId,
    referralId,
  });
}
