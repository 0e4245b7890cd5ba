import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { forbidden, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../fuller-detail.policy";
import { findStageOne } from "../queries/stage-one.server";
import { NOT_SHORTLISTED } from "../queries/view-terms.server";
import { RELEASE_EVENTS } from "../release.events";
import { TERMS } from "../terms.rules";

/** One person at a provider accepts the confidentiality terms for one referral. Twice is as good as once. */
export function acceptTerms(
  actor: Actor,
  input: { reference: string; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const stage = await findStageOne(tx, actor, input.reference);
    if (!stage) return err(missing());
    const permission = may(actor, "read", null);
    if (permission !== true) return err(refusalOf(permission));
    if (!stage.shortlisted) return err(forbidden(NOT_SHORTLISTED));
    if (stage.accepted) return ok(null);
    const { count } = await tx.termsAcceptance.createMany({
      data: [
        {
          id: newId(),
          personId: actor.personId,
          providerId: actor.organisationId,
          councilId: stage.councilId,
          referralId: stage.referralId,
          termsVersion: TERMS.version,
          acceptedAt: now(),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return ok(null);
    await recordEvent(tx, actor, RELEASE_EVENTS, {
      kind: "terms-accepted",
      audience: "council",
      councilId: stage.councilId,
      providerId: actor.organisationId,
      subject: "referral",
      subjectId: stage.referralId,
      referralId: stage.referralId,
      data: { version: TERMS.version },
    });
    return ok(null);
  });
}
