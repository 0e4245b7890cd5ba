import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { placementToChange } from "~/domains/agreements/commands/lock-placement.server";
import { startedOn } from "~/domains/agreements/placement/placement-dates.rules";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { invalid, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import { TELL_REPORT } from "../document.jobs";
import { may } from "../document.policy";
import { isAskedOf, type ReportKind } from "../document-kinds.options";
import { HANDED_IN } from "../placement-document.machine";
import { coversProblem } from "../report.rules";
import { recordDocumentEvent } from "./record-document.server";

export type AskForReport = {
  reference: string;
  kind: ReportKind;
  coversOn: string;
  idempotency?: Idempotency<null>;
};

/**
 * The council asks the provider for a report that is not there. Once for each kind and month or day, which is the only mail that
 * the provider gets about it; from then on it is on the provider's start page.
 */
export function askForReport(actor: Actor, input: AskForReport): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await placementToChange(tx, actor, { reference: input.reference, action: "view" });
    if (!found.ok) return found;
    const placement = found.value;
    const allowed = may(actor, "ask", { ...placement, assignedTo: [], told: false });
    if (allowed !== true) return err(refusalOf(allowed));
    const { kind, coversOn } = input;
    const stay = { firstNight: startedOn(placement), lastNight: placement.lastNight };
    const wrong = coversProblem(kind, coversOn, stay, londonDate(now()));
    if (wrong) return err(invalid(wrong, "coversOn"));
    const home = (await serviceFacts(tx, [placement.serviceId])).get(placement.serviceId);
    if (!isAskedOf(kind, home?.kind ?? null))
      return err(invalid("This report is for children’s homes alone", "kind"));
    const about = { placementId: placement.id, kind, coversOn: columnOfDay(coversOn) };
    if ((await tx.placementDocument.count({ where: { ...about, state: { in: [...HANDED_IN] } } })) > 0)
      return err(notNow("The provider has uploaded it"));
    const id = newId();
    const { councilId, providerId } = placement;
    const { count } = await tx.reportRequest.createMany({
      data: [{ id, ...about, councilId, providerId, askedById: actor.personId, askedAt: now() }],
      skipDuplicates: true,
    });
    if (count === 0) return err(notNow("Your council has asked for it already. Phone the home"));
    await recordDocumentEvent(tx, actor, placement, {
      kind: "report-asked",
      data: { placement: placement.reference, kind, covers: coversOn },
    });
    await enqueue(tx, TELL_REPORT, {
      placementId: placement.id,
      organisationId: providerId,
      what: "asked",
      id,
    });
    return ok(null);
  });
}
