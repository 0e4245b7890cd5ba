import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { Prisma } from "~prisma/client";
import { may, writingOf } from "../letters.policy";
import { isNoticeCode } from "../notice-parts.options";
import { lockStatutory, recordOfPlacement } from "./lock-statutory.server";

export type RecordNotSent = {
  reference: string;
  id: string;
  /** At which it was read. */
  version: number;
  idempotency?: Idempotency<null>;
};

/** Records that a letter was not sent after all: it waits again, and can be changed. */
export function recordNotSent(actor: Actor, input: RecordNotSent): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockStatutory(tx, actor, input.reference);
    const row =
      found && isId(input.id)
        ? await tx.statutoryNotice.findFirst({
            where: { id: input.id, placementId: found.id },
            select: { id: true, code: true, part: true },
          })
        : null;
    if (!found || !row || !isNoticeCode(row.code)) return err(missing());
    const allowed = may(actor, writingOf(row.code), found.subject);
    if (allowed !== true) return err(refusalOf(allowed));
    const { count } = await tx.statutoryNotice.updateMany({
      where: { id: row.id, version: input.version, sentOn: { not: null }, sealed: { not: null } },
      data: {
        ...{ sentOn: null, sentById: null, sentAt: null, facts: Prisma.DbNull },
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    await recordOfPlacement(tx, actor, found, {
      kind: "statutory-notice-not-sent",
      data: { placement: found.reference, step: row.code, part: row.part },
    });
    return ok(null);
  });
}
