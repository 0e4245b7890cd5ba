import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import { AUTHORISATION_EVENTS } from "../authorisation.events";
import { may } from "../authorisation.policy";
import { NO_PANEL, panelDayProblem } from "../panel.rules";
import { fundingPanel } from "../queries/funding-panel.server";
import { lockAuthorisation } from "./lock-authorisation.server";
import { refusedFunding } from "./lock-search.server";

export type RecordPanel = {
  id: string;
  version: number;
  /** The day on which it met, `YYYY-MM-DD`. */
  panelOn: string;
  /** What it decided or asked for. */
  panelWords: string;
  idempotency?: Idempotency<null>;
};

/**
 * Whoever asks for funding or decides on it records what the council's panel decided or asked for, and when. It decides
 * nothing by itself. What was recorded before stays on the record. `not-now` where the council has no panel.
 */
export function recordPanel(actor: Actor, input: RecordPanel): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockAuthorisation(tx, actor, input.id);
    if (!found) return err(missing());
    const permission = may(actor, "record-panel", found.subject);
    if (permission !== true) return err(refusedFunding(permission));
    const panel = await fundingPanel(tx, actor);
    if (panel === null) return err(notNow(NO_PANEL));
    if (found.version !== input.version) return err(conflict());
    const { panelOn, panelWords } = input;
    const problem = panelDayProblem(panelOn, londonDate(now()));
    if (problem) return err(invalid(problem, "panelOn"));
    const { offer } = found;
    const named = await findNamesForColleagues(tx, actor, offer.referralId, { panelWords });
    if (named) return named;
    const { count } = await tx.authorisation.updateMany({
      where: { id: found.id, state: found.state, version: input.version },
      data: {
        panelOn: columnOfDay(panelOn),
        panelWords,
        panelRecordedById: actor.personId,
        panelRecordedAt: now(),
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    await recordEvent(tx, actor, AUTHORISATION_EVENTS, {
      kind: "funding-panel-recorded",
      audience: "council",
      councilId: offer.councilId,
      subject: "authorisation",
      subjectId: found.id,
      referralId: offer.referralId,
      reason: panelWords,
      data: { offer: offer.reference, serviceId: offer.serviceId, panel, metOn: panelOn },
    });
    return ok(null);
  });
}
