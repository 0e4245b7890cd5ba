import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay } from "~/platform/time";
import { FUNDING_SHARE_EVENTS } from "../who-pays/funding-shares.events";
import type { Share } from "../who-pays/funding-shares.rules";
import { lockWhoPays, placeOf } from "./lock-who-pays.server";
import { remindOfShares } from "./remind-of-shares.server";
import { changeWhoPays } from "./tell-who-pays.server";

export type SetFundingSplit = {
  reference: string;
  /** The child's place among those of the referral, from 1. */
  child: number;
  /** `YYYY-MM-DD` */
  firstDay: string;
  /** 10,000 basis points in all, each party at most once. */
  shares: readonly Share[];
  /** The newest split of the child on the page that was read; empty where there was none. */
  expected: string;
  idempotency?: Idempotency<null>;
};

/**
 * Says who pays for a child from a day on. A split of the same day is replaced; what the parties answered to that one does
 * not carry over, because they answered another share.
 */
export function setFundingSplit(actor: Actor, input: SetFundingSplit): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const locked = await lockWhoPays(tx, actor, input.reference);
    if (!locked.ok) return locked;
    const referral = locked.value;
    const referralChildId = referral.childIds[input.child - 1];
    if (referralChildId === undefined) return err(missing());
    const { councilId, id: referralId } = referral;
    const newest = await tx.fundingSplit.findFirst({
      where: { referralChildId, councilId, withdrawnAt: null },
      select: { id: true },
      orderBy: [{ setAt: "desc" }, { id: "desc" }],
    });
    if ((newest?.id ?? "") !== input.expected) return err(conflict());
    const [id, at, firstDay] = [newId(), now(), columnOfDay(input.firstDay)];
    const shares = input.shares.map((share) => ({ id: newId(), ...share }));
    await changeWhoPays(tx, { councilId, referralChildId }, async () => {
      await tx.fundingSplit.updateMany({
        where: { referralChildId, councilId, firstDay, withdrawnAt: null },
        data: { withdrawnAt: at, withdrawnById: actor.personId },
      });
      await tx.fundingSplit.create({
        data: { id, councilId, referralId, referralChildId, firstDay, setById: actor.personId, setAt: at },
      });
      await tx.fundingShare.createMany({
        data: shares.map((share) => ({ splitId: id, councilId, ...share })),
      });
    });
    const asked = shares.filter(({ party }) => party !== "social-care").map((share) => share.id);
    await remindOfShares(tx, councilId, asked);
    const board = input.shares.find(({ icbCode }) => icbCode !== null)?.icbCode;
    await recordEvent(tx, actor, FUNDING_SHARE_EVENTS, {
      kind: "funding-split-set",
      councilId,
      subject: "referral",
      subjectId: referralId,
      referralId,
      data: {
        ...placeOf(referral, referralChildId),
        from: input.firstDay,
        ...Object.fromEntries(input.shares.map(({ party, basisPoints }) => [party, basisPoints])),
        ...(board ? { board } : {}),
      },
    });
    return ok(null);
  });
}
