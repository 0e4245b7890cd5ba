import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { dayOfColumn } from "~/platform/time";
import { AUTHORISATION_EVENTS } from "../authorisation.events";
import { may } from "../deciders.policy";
import { spanWords } from "../deciders.rules";
import { findDeputy } from "../queries/find-deputy.server";
import { tellDeputies } from "./tell-deputies.server";

export type EndDeputyInput = { id: string; idempotency?: Idempotency<null> };

/** Ends a deputy before their last day: from now on they decide nothing in that place. */
export function endDeputy(actor: Actor, { id, idempotency }: EndDeputyInput): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const found = await findDeputy(tx, actor, id);
    if (!found) return err(missing());
    const councilId = actor.organisationId;
    const allowed = may(actor, "end-deputy", { councilId, absentId: found.absentId });
    if (allowed !== true) return err(refusalOf(allowed, { tried: "funding" }));
    const { count } = await tx.fundingDeputy.updateMany({
      where: { id, councilId, endedAt: null },
      data: { endedAt: now(), endedById: actor.personId },
    });
    if (count === 0) return err(notNow());
    const names = await namesOfPeople(tx, [found.absentId, found.deputyId]);
    const who = (personId: string) => ({
      personId,
      name: names.get(personId)?.name ?? "A former colleague",
    });
    const [deputy, absent] = [who(found.deputyId), who(found.absentId)];
    await recordEvent(tx, actor, AUTHORISATION_EVENTS, {
      kind: "funding-deputy-ended",
      audience: "council",
      councilId,
      subject: "organisation",
      subjectId: councilId,
      data: { deputy: deputy.name, absent: absent.name },
    });
    const span = spanWords(dayOfColumn(found.firstDay), dayOfColumn(found.lastDay));
    await tellDeputies(tx, actor, { change: "removed", deputy, absent, span });
    return ok(null);
  });
}
