import type { z } from "zod";
import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import type { LeftOutForm } from "../notice.schema";
import { lockNotice } from "./lock-notice.server";
import { recordOfPlacement } from "./lock-statutory.server";
import { refuseNames } from "./refuse-names.server";
import { noticeId, writeNotice } from "./write-notice.server";

export type LeaveOut = z.output<LeftOutForm> & {
  reference: string;
  /** The part of another person, or the id of a notice. */
  of: string;
  /** Of the notice that was read, 0 for somebody who had none. */
  version: number;
  idempotency?: Idempotency<null>;
};

/** Records that somebody whom the law names is not told, and why. A letter to them that was not sent goes. */
export function leaveOut(actor: Actor, input: LeaveOut): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const locked = await lockNotice(tx, actor, input);
    if (!locked.ok) return locked;
    const { found, code, part } = locked.value;
    const { version, leftOut, leftOutWhy } = input;
    const named = await refuseNames(tx, actor, found, { leftOutWhy });
    if (named) return named;
    const written = await writeNotice(tx, actor, locked.value, {
      ...{ id: noticeId(locked.value), version, leftOut, leftOutWhy },
      ...{ how: null, tells: null, withheldWhy: null, sealed: null },
    });
    if (!written.ok) return written;
    await recordOfPlacement(tx, actor, found, {
      kind: "statutory-notice-left-out",
      data: { placement: found.reference, step: code, part, why: leftOut },
    });
    return ok(null);
  });
}
