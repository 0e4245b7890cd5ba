import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { AUTHORISATION_EVENTS } from "../authorisation.events";
import { may } from "../deciders.policy";
import { fundingPanel } from "../queries/funding-panel.server";

export type NamePanel = {
  /** The name that the form was filled from, empty where there was none. */
  expected: string;
  /** What the council calls its panel; empty where it has none. */
  name: string;
  idempotency?: Idempotency<null>;
};

/** Sets what the council calls its funding panel. Decisions that were recorded stay. `conflict` where a colleague set it meanwhile. */
export function namePanel(actor: Actor, input: NamePanel): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const councilId = actor.organisationId;
    const allowed = may(actor, "name-panel", { councilId, absentId: null });
    if (allowed !== true) return err(refusalOf(allowed, { tried: "funding" }));
    await tx.$queryRaw`select id from access.organisations where id = ${councilId}::uuid for no key update`;
    const before = (await fundingPanel(tx, actor)) ?? "";
    if (before === input.name) return ok(null);
    if (before !== input.expected) return err(conflict());
    const name = input.name === "" ? null : input.name;
    await tx.fundingPanel.create({
      data: { id: newId(), councilId, name, setById: actor.personId, setAt: now() },
    });
    await recordEvent(tx, actor, AUTHORISATION_EVENTS, {
      kind: "funding-panel-named",
      audience: "council",
      councilId,
      subject: "organisation",
      subjectId: councilId,
      data: name === null ? {} : { panel: name },
    });
    return ok(null);
  });
}
