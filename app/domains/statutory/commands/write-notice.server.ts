import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { basisOf } from "../step-basis.rules";
import type { LockedNotice } from "./lock-notice.server";

type Values = {
  how: string | null;
  tells: string | null;
  withheldWhy: string | null;
  sealed: Uint8Array<ArrayBuffer> | null;
  leftOut: string | null;
  leftOutWhy: string | null;
};

/** The id of a notice that is written: its own, or that of a new one. */
export const noticeId = ({ row }: LockedNotice): string => row?.id ?? newId();

/** Writes what a notice says, as a new one or as the next version of one that was read at `version`. */
export async function writeNotice(
  tx: Tx,
  actor: Actor,
  { found, code, part, row }: LockedNotice,
  { id, version, ...values }: Values & { id: string; version: number },
): Promise<Result<null, Refusal>> {
  const written = {
    ...values,
    givenFor: basisOf(code, found.facts),
    writtenById: actor.personId,
    writtenAt: now(),
  };
  if (!row) {
    const { councilId } = found.subject;
    await tx.statutoryNotice.create({
      data: { id, placementId: found.id, councilId, code, part, ...written },
      select: { id: true },
    });
    return ok(null);
  }
  const { count } = await tx.statutoryNotice.updateMany({
    where: { id, placementId: found.id, version, sentOn: null },
    data: { ...written, version: { increment: 1 } },
  });
  return count === 0 ? err(conflict()) : ok(null);
}
