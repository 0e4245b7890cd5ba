import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { pageStatuses, pageTitle } from "../draft.rules";
import { findReferral } from "../queries/find-referral.server";
import { REFERRAL_EVENTS } from "../referral.events";
import { referralMachine } from "../referral.machine";
import { may } from "../referral.policy";
import { REFERRAL_PAGES } from "../referral.schema";
import { referralScope } from "../referral.scope.server";

export type CheckReferralInput = {
  reference: string;
  /** `check` hands it to checking, `return-to-draft` goes on writing. */
  move: "check" | "return-to-draft";
  version: number;
  idempotency?: Idempotency<null>;
};

const EVENT = { check: "referral-ready-to-check", "return-to-draft": "referral-back-to-draft" } as const;

/** Moves `draft ↔ checking`. A referral is ready to check once each page of its task list is done. */
export async function checkReferral(actor: Actor, input: CheckReferralInput): Promise<Result<null, Refusal>> {
  return write(actor, input.idempotency, async (tx): Promise<Result<null, Refusal>> => {
    const referral = await findReferral(tx, actor, input.reference);
    if (!referral) return err(missing());
    const move = referralMachine.next(referral.state, input.move);
    if (!move.ok) return err(notNow());
    const allowed = may(actor, input.move, referral);
    if (allowed !== true) return err(refusalOf(allowed));
    const at = now();
    if (input.move === "check") {
      const started = referral.child.age !== null;
      const complete = referral.savedPages.includes("child");
      const statuses = pageStatuses(referral.content, { started, complete }, at);
      const open = REFERRAL_PAGES.filter(({ slug }) => statuses[slug] !== "done");
      if (open[0]) {
        const pages = open.map(({ slug }) => pageTitle(slug)).join("; ");
        return err(invalid(`It is not complete yet. Go on with: ${pages}`));
      }
    }
    const { count } = await tx.referral.updateMany({
      where: { ...referralScope(actor), id: referral.id, version: input.version, state: referral.state },
      data: { state: move.value, stateSince: at, updatedAt: at, version: { increment: 1 } },
    });
    if (count === 0) return err(conflict());
    await tx.referralChild.updateMany({
      where: { referralId: referral.id, councilId: referral.councilId },
      data: { state: move.value },
    });
    await recordEvent(tx, actor, REFERRAL_EVENTS, {
      kind: EVENT[input.move],
      audience: "council",
      councilId: referral.councilId,
      subject: "referral",
      subjectId: referral.id,
      referralId: referral.id,
      from: referral.state,
      to: move.value,
    });
    return ok(null);
  });
}
