import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { ageWords, spanOf } from "~/domains/anonymisation/small-numbers/age-span.rules";
import { FEWEST, isSmall, widthKey } from "~/domains/anonymisation/small-numbers/small-numbers.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { REFERRAL_EVENTS } from "../referral.events";
import { gateToDecide } from "./gate-to-decide.server";

export type DecideSmallNumbers = {
  reference: string;
  /** One of the widths of the gate, by its key. */
  width: string;
  /** Why so few may fit; needed where fewer than 5 do, or nobody can tell. */
  reason: string;
  /** Of what the page showed: a choice made for another age, need or area counts for nothing. */
  basis: string;
  /** Of the decision that the page showed: a colleague's that came since is not overwritten. */
  expected: string;
  idempotency?: Idempotency<null>;
};

/**
 * Decides how wide the age and the area are published where few children fit (rule 3): a wider band or area, or as it
 * is with a reason. It never touches a need. It counts until the age, the needs or the area change. `conflict` where
 * these changed, or a colleague decided, since the page was opened.
 */
export function decideSmallNumbers(actor: Actor, input: DecideSmallNumbers): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const loaded = await gateToDecide(tx, actor, input.reference);
    if (!loaded.ok) return loaded;
    const { referral, small } = loaded.value;
    if (!small) return err(invalid("Finish the pages about the child, the needs and the location first"));
    if (small.basis !== input.basis) return err(conflict(CHANGED));
    if (small.expected !== input.expected) return err(conflict());
    const width = small.widths.find((one) => widthKey(one) === input.width);
    if (!width) return err(invalid("Choose how it is published", "width"));
    if (isSmall(width) && input.reason === "") {
      const message = width.estimate
        ? `Say why it goes out though fewer than ${FEWEST} children fit, or choose something wider`
        : "Say why it goes out though nobody can tell how few children fit";
      return err(invalid(message, "reason"));
    }
    const { from, to } = spanOf(width.age);
    const said = {
      basis: small.basis,
      ageFrom: from,
      ageTo: to,
      area: width.area,
      reason: input.reason === "" ? null : input.reason,
      children: width.estimate?.children ?? null,
      decidedById: actor.personId,
      decidedAt: now(),
    };
    await tx.gateSmallNumber.upsert({
      where: { referralId: referral.id },
      create: { referralId: referral.id, councilId: referral.councilId, ...said },
      update: said,
      select: { referralId: true },
    });
    await recordEvent(tx, actor, REFERRAL_EVENTS, {
      kind: "gate-width-decided",
      audience: "council",
      councilId: referral.councilId,
      subject: "referral",
      subjectId: referral.id,
      referralId: referral.id,
      ...(said.reason ? { reason: said.reason } : {}),
      data: { age: ageWords(width.age), area: width.area, few: isSmall(width) },
    });
    return ok(null);
  });
}

const CHANGED =
  "The age, the needs or the area changed since you opened this. Look at the numbers as they stand now, then choose";
