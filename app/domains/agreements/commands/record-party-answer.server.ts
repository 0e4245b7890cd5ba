import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { now } from "~/platform/clock.server";
import { isId, newId } from "~/platform/ids";
import { conflict, invalid, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, dayOfColumn } from "~/platform/time";
import { FUNDING_SHARE_EVENTS } from "../who-pays/funding-shares.events";
import { lockWhoPays, placeOf } from "./lock-who-pays.server";
import { remindOfShareEnd } from "./remind-of-shares.server";
import { changeWhoPays } from "./tell-who-pays.server";

export type RecordPartyAnswer = {
  reference: string;
  /** The share that the party answered about. */
  id: string;
  agreed: boolean;
  answeredBy: string;
  /** Both `YYYY-MM-DD`; no last day is no end. */
  answeredOn: string;
  agreedUntil: string | undefined;
  evidence: string;
  /** The newest answer on the page that was read; empty where there was none. */
  expected: string;
  idempotency?: Idempotency<null>;
};

/**
 * Records what education or health answered about its share: who, when, until when and where it is written. A later answer
 * counts from then on, those before it stay. Social care is asked by the request for funding. Refused where it would end
 * before the split starts.
 */
export function recordPartyAnswer(actor: Actor, input: RecordPartyAnswer): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const locked = await lockWhoPays(tx, actor, input.reference);
    if (!locked.ok) return locked;
    const { councilId, id: referralId } = locked.value;
    const share = isId(input.id)
      ? await tx.fundingShare.findFirst({
          where: {
            id: input.id,
            councilId,
            party: { not: "social-care" },
            split: { referralId, withdrawnAt: null },
          },
          include: {
            split: { select: { firstDay: true, referralChildId: true } },
            answers: { select: { id: true }, orderBy: [{ recordedAt: "desc" }, { id: "desc" }], take: 1 },
          },
        })
      : null;
    if (!share) return err(missing());
    if ((share.answers[0]?.id ?? "") !== input.expected) return err(conflict());
    const { answeredBy, evidence, agreed } = input;
    const firstDay = dayOfColumn(share.split.firstDay);
    if (agreed && input.agreedUntil !== undefined && input.agreedUntil < firstDay)
      return err(
        invalid(
          `The last day must not be before ${dateWords(firstDay)}, when this split starts`,
          "agreedUntil",
        ),
      );
    const named = await findNamesForColleagues(tx, actor, referralId, { answeredBy, evidence });
    if (named) return named;
    await changeWhoPays(tx, { councilId, referralChildId: share.split.referralChildId }, () =>
      tx.fundingPartyAnswer.create({
        data: {
          id: newId(),
          shareId: share.id,
          councilId,
          agreed,
          answeredBy,
          answeredOn: columnOfDay(input.answeredOn),
          agreedUntil: agreed && input.agreedUntil ? columnOfDay(input.agreedUntil) : null,
          evidence,
          recordedById: actor.personId,
          recordedAt: now(),
        },
      }),
    );
    if (agreed && input.agreedUntil)
      await remindOfShareEnd(tx, { shareId: share.id, councilId, until: input.agreedUntil });
    await recordEvent(tx, actor, FUNDING_SHARE_EVENTS, {
      kind: "funding-party-answered",
      councilId,
      subject: "referral",
      subjectId: referralId,
      referralId,
      data: {
        ...placeOf(locked.value, share.split.referralChildId),
        from: firstDay,
        party: share.party,
        basisPoints: share.basisPoints,
        agreed,
        ...(share.icbCode ? { board: share.icbCode } : {}),
        ...(agreed && input.agreedUntil ? { until: input.agreedUntil } : {}),
      },
    });
    return ok(null);
  });
}
