import { may } from "~/domains/access/access.policy";
import type { Actor } from "~/domains/access/actor";
import { recordPeopleEvent } from "~/domains/access/people-event.server";
import { lockPeople, refusedChange } from "~/domains/access/people-lock.server";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { conflict, invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { settingsDigest } from "../queries/view-settings.server";

export type SettingsInput = {
  /** The digest of the settings that the form was filled from (`settingsDigest`). */
  expected: string;
  phone?: string | undefined;
  outOfHoursPhone?: string | undefined;
  dutyOwner?: string | undefined;
  /** A council's admin alone may ask a second factor of everybody; undefined leaves it as it is. */
  secondFactorForAll?: boolean | undefined;
  idempotency?: Idempotency<null>;
};

/**
 * Changes an organisation's numbers and its duty owner, who gets the open work of people who leave. `conflict` where a
 * colleague has changed them since the form was filled.
 */
export function changeSettings(
  actor: Actor,
  { expected, phone, outOfHoursPhone, dutyOwner, secondFactorForAll, idempotency }: SettingsInput,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const permission = await lockPeople(tx, actor, "change-settings");
    if (permission !== true) return err(refusedChange(permission, "settings"));
    if (dutyOwner) {
      const member = await tx.membership.findFirst({
        where: { organisationId: actor.organisationId, personId: dutyOwner, endedAt: null },
        select: { id: true },
      });
      if (!member) return err(invalid("Choose a colleague from the list", "dutyOwner"));
    }
    const saved = await tx.organisation.findUniqueOrThrow({
      where: { id: actor.organisationId },
      select: { phone: true, outOfHoursPhone: true, dutyOwnerId: true, secondFactorForAll: true },
    });
    if (settingsDigest(saved) !== expected) return err(conflict());
    const maySetFactor = may(actor, "ask-second-factor-of-all", actor) === true;
    await tx.organisation.updateMany({
      where: { id: actor.organisationId },
      data: {
        phone: phone ?? null,
        outOfHoursPhone: outOfHoursPhone ?? null,
        dutyOwnerId: dutyOwner ?? null,
        ...(secondFactorForAll !== undefined && maySetFactor ? { secondFactorForAll } : {}),
      },
    });
    await recordPeopleEvent(tx, actor, { kind: "settings-changed" });
    return ok(null);
  });
}
