import { mailAccount } from "~/domains/access/account-mail.server";
import type { Actor } from "~/domains/access/actor";
import { lockPeople } from "~/domains/access/people-lock.server";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { account } from "~/paths/access";
import { now } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { isId } from "~/platform/ids";
import { missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { londonTime, longDate } from "~/platform/time";
import type { AccountNoticeProps } from "~emails/account-notice";
import type { FactorResetProps } from "~emails/factor-reset";

export type ResetFactorInput = { personId: string; idempotency?: Idempotency<null> };

/**
 * Takes the second factor of somebody who has lost their phone away: by another admin of their organisation where it is
 * the only one they act for (internal providers count as their council's), else and for an only admin by the hub; nobody
 * their own (docs/adr/0025). They are signed out. The person and the admins of all their organisations are told.
 */
export function resetFactor(
  actor: Actor,
  { personId, idempotency }: ResetFactorInput,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const permission = await lockPeople(tx, actor, "change-roles");
    if (permission !== true) return err(refusalOf(permission));
    if (!isId(personId)) return err(missing());
    const [may] = await tx.$queryRaw<{ has: boolean }[]>`select access.has_factor(${personId}::uuid) as has`;
    if (!may?.has) return err(missing());
    const at = now();
    const told = await tx.$queryRaw<{ person_id: string; name: string; organisation: string }[]>`
      select * from access.told_of_reset(${personId}::uuid)`;
    const [row] = await tx.$queryRaw<{ done: boolean }[]>`
      select access.reset_factor(${personId}::uuid, ${at}::timestamptz) as done`;
    if (!row?.done) return err(missing());
    const { organisationId } = actor;
    const props: AccountNoticeProps = {
      what: "factor-reset",
      at: `${longDate(at, at)} at ${londonTime(at)}`,
      detail: `${actor.personName} of ${actor.organisationName}`,
      link: `${env().APP_URL}${account.page()}`,
    };
    await mailAccount(
      tx,
      { organisationId, toPersonId: personId, template: "account-notice", props },
      ...told.map(({ person_id: toPersonId, name, organisation }) => {
        const { at: when, detail: by = "" } = props;
        const facts: FactorResetProps = { person: name, organisation, by, at: when };
        return { organisationId, toPersonId, template: "factor-reset" as const, props: facts };
      }),
    );
    return ok(null);
  });
}
