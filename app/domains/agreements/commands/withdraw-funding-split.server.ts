import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { dayOfColumn } from "~/platform/time";
import { FUNDING_SHARE_EVENTS } from "../who-pays/funding-shares.events";
import { lockWhoPays, placeOf } from "./lock-who-pays.server";
import { changeWhoPays } from "./tell-who-pays.server";

export type WithdrawFundingSplit = { reference: string; id: string; idempotency?: Idempotency<null> };

/** A split that was wrong is withdrawn: the one before it runs on, or social care pays all. It stays on the record. */
export function withdrawFundingSplit(
  actor: Actor,
  input: WithdrawFundingSplit,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const locked = await lockWhoPays(tx, actor, input.reference);
    if (!locked.ok) return locked;
    const { councilId, id: referralId } = locked.value;
    const split = isId(input.id)
      ? await tx.fundingSplit.findFirst({ where: { id: input.id, councilId, referralId } })
      : null;
    if (!split) return err(missing());
    const { count } = await changeWhoPays(tx, { councilId, referralChildId: split.referralChildId }, () =>
      tx.fundingSplit.updateMany({
        where: { id: split.id, withdrawnAt: null },
        data: { withdrawnAt: now(), withdrawnById: actor.personId },
      }),
    );
    if (count === 0) return err(notNow("This has been replaced or withdrawn already"));
    await recordEvent(tx, actor, FUNDING_SHARE_EVENTS, {
      kind: "funding-split-withdrawn",
      councilId,
      subject: "referral",
      subjectId: referralId,
      referralId,
      data: { ...placeOf(locked.value, split.referralChildId), from: dayOfColumn(split.firstDay) },
    });
    return ok(null);
  });
}
