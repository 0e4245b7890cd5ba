import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { invalid, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import { filedOnProblem } from "../record.rules";
import { lockRecord, recordFiling } from "./lock-record.server";

export type FilePack = {
  reference: string;
  /** The pack that is confirmed: the press is bound to what was downloaded. */
  id: string;
  on: string;
  where: string;
  /** Whoever confirms it says that what the pack could not hold is filed, too. */
  leftOutFiled: boolean;
  idempotency?: Idempotency<null>;
};

/**
 * Confirms that a pack is in the child's case record, since when and where, and with it what the pack could not hold. Once for each pack. The words are compared with
 * the child, since colleagues read them who may not know it.
 */
export function filePack(
  actor: Actor,
  { reference, id, on, where, leftOutFiled, idempotency }: FilePack,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const found = await lockRecord(tx, actor, { reference, action: "file" });
    if (!found.ok) return found;
    const { referralId } = found.value;
    const pack = isId(id)
      ? await tx.recordPack.findFirst({ where: { id, placementId: found.value.id } })
      : null;
    if (!pack) return err(missing());
    if (pack.filedAt !== null) return err(notNow("It is filed already"));
    const wrong = filedOnProblem(on, londonDate(pack.takenAt), londonDate(now()));
    if (wrong) return err(invalid(wrong, "on"));
    if (pack.leftOut.length > 0 && !leftOutFiled)
      return err(
        invalid("Tick the box once you have filed the documents that are not in the pack", "leftOutFiled"),
      );
    const forgotten = await refuseForgotten(tx, [referralId], "Nothing is left to file");
    if (forgotten) return forgotten;
    const named = await findNamesForColleagues(tx, actor, referralId, { where });
    if (named) return named;
    const { count } = await tx.recordPack.updateMany({
      where: { id, filedAt: null },
      data: {
        filedOn: columnOfDay(on),
        filedWhere: where,
        filedById: actor.personId,
        filedAt: now(),
        leftOutFiled: pack.leftOut.length > 0,
      },
    });
    if (count === 0) return err(notNow("It is filed already"));
    await recordFiling(tx, actor, found.value, {
      kind: "record-filed",
      data: { placement: found.value.reference, sha256: pack.sha256, date: on },
    });
    return ok(null);
  });
}
