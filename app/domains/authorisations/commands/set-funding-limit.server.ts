import type { Actor } from "~/domains/access/actor";
import { HAVE_FUNDING_DEPUTIES } from "~/domains/access/role-groups";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { AUTHORISATION_EVENTS } from "../authorisation.events";
import { may } from "../deciders.policy";
import { limitAsSent, limitWords } from "../deciders.rules";
import { fundingLimit } from "../queries/funding-deciders.server";
import { decidersLink } from "./tell-deputies.server";
import { tellingNewDeciders } from "./tell-new-deciders.server";

export type LimitInput = {
  /** What the form was filled from: `limitAsSent`. */
  expected: string;
  /** What a first year may cost for a head of service to decide, in pence; null is no limit. */
  limitPence: number | null;
  idempotency?: Idempotency<null>;
};

/**
 * Sets from which first year on the director decides. Requests that wait follow the new limit at once, and who may decide on
 * them since is mailed.
 */
export function setFundingLimit(actor: Actor, input: LimitInput): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const councilId = actor.organisationId;
    const allowed = may(actor, "set-limit", { councilId, absentId: null });
    if (allowed !== true) return err(refusalOf(allowed, { tried: "funding" }));
    await tx.$queryRaw`select id from access.organisations where id = ${councilId}::uuid for no key update`;
    const before = await fundingLimit(tx, actor);
    if (before === input.limitPence) return ok(null);
    if (limitAsSent(before) !== input.expected) return err(conflict());
    await tellingNewDeciders(tx, actor, () =>
      tx.fundingLimit.create({
        data: {
          id: newId(),
          councilId,
          firstYearPence: input.limitPence,
          setById: actor.personId,
          setAt: now(),
        },
      }),
    );
    await recordEvent(tx, actor, AUTHORISATION_EVENTS, {
      kind: "funding-limit-set",
      audience: "council",
      councilId,
      subject: "organisation",
      subjectId: councilId,
      data: { firstYearPence: input.limitPence },
    });
    await notify(tx, {
      template: "funding-limit",
      to: {
        organisationId: councilId,
        steps: [{ roles: HAVE_FUNDING_DEPUTIES }],
        without: new Set([actor.personId]),
      },
      props: ({ name }) => ({
        name,
        by: actor.personName,
        council: actor.organisationName,
        limit: limitWords(input.limitPence),
        link: decidersLink(actor),
      }),
      dedupeKey: null,
    });
    return ok(null);
  });
}
