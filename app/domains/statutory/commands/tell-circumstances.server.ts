import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { isArea } from "~/domains/providers/areas.rules";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { loadStatutory } from "../queries/load-statutory.server";
import { may } from "../statutory.policy";
import type { Carer, Schooling } from "../statutory-steps.rules";
import { closeNeedless } from "./close-request.server";
import { lockStatutory, recordOfPlacement } from "./lock-statutory.server";
import { refuseNames } from "./refuse-names.server";

export type TellCircumstances = {
  reference: string;
  /** Of the circumstances that were read, 0 for none. */
  version: number;
  /** Empty: what the register says, or nothing. */
  livesIn: string;
  carer: Carer | "";
  schooling: Schooling | "";
  toldHow: string;
  idempotency?: Idempotency<null>;
};

/** Whoever works the case tells what the steps depend on and the register does not know. */
export function tellCircumstances(actor: Actor, input: TellCircumstances): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockStatutory(tx, actor, input.reference);
    if (!found) return err(missing());
    const allowed = may(actor, "record", found.subject);
    if (allowed !== true) return err(refusalOf(allowed));
    const named = await refuseNames(tx, actor, found, { toldHow: input.toldHow });
    if (named) return named;
    if (found.version !== input.version) return err(conflict());
    const livesIn = isArea(input.livesIn) ? input.livesIn : null;
    const values = {
      livesIn,
      carer: input.carer || null,
      schooling: input.schooling || null,
      toldHow: input.toldHow,
      toldById: actor.personId,
      toldAt: now(),
    };
    const { councilId } = found.subject;
    if (found.version === 0)
      await tx.statutoryCircumstances.create({
        data: { id: newId(), placementId: found.id, councilId, ...values },
      });
    else {
      const { count } = await tx.statutoryCircumstances.updateMany({
        where: { placementId: found.id, version: input.version },
        data: { ...values, version: { increment: 1 } },
      });
      if (count === 0) return err(conflict());
    }
    await recordOfPlacement(tx, actor, found, {
      kind: "statutory-circumstances-told",
      data: { placement: found.reference, ...(livesIn === null ? {} : { livesIn }) },
    });
    const after = await loadStatutory(tx, actor, input.reference);
    if (after) await closeNeedless(tx, actor, after);
    return ok(null);
  });
}
