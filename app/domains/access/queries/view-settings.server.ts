import { peopleAbilities } from "~/domains/access/access.policy";
import type { Actor } from "~/domains/access/actor";
import { roleWords } from "~/domains/access/roles";
import { read } from "~/domains/access/transactions.server";
import { contentDigest } from "~/platform/forms/content-digest.server";

export type SettingsView = {
  phone: string | null;
  outOfHoursPhone: string | null;
  dutyOwner: string | null;
  secondFactorForAll: boolean;
  /** What the form is filled from: `settingsDigest`. */
  expected: string;
  colleagues: { personId: string; name: string; roles: string }[];
  abilities: { change: boolean; secondFactor: boolean };
};

type Settings = {
  phone: string | null;
  outOfHoursPhone: string | null;
  dutyOwnerId: string | null;
  secondFactorForAll: boolean;
};

/** What the form of the settings carries, so that a colleague's change is not replaced unseen. */
export function settingsDigest({
  phone,
  outOfHoursPhone,
  dutyOwnerId,
  secondFactorForAll,
}: Settings): string {
  return contentDigest({ phone, outOfHoursPhone, dutyOwnerId, secondFactorForAll });
}

/** The numbers of the actor's organisation, its duty owner, and who could be it. */
export function viewSettings(actor: Actor): Promise<SettingsView> {
  return read(actor, async (tx) => {
    const found = await tx.organisation.findUniqueOrThrow({
      where: { id: actor.organisationId },
      select: {
        phone: true,
        outOfHoursPhone: true,
        dutyOwnerId: true,
        secondFactorForAll: true,
        memberships: {
          where: { endedAt: null },
          select: { personId: true, roles: true, person: { select: { name: true } } },
          orderBy: { person: { name: "asc" } },
        },
      },
    });
    const able = peopleAbilities(actor, actor);
    return {
      phone: found.phone,
      outOfHoursPhone: found.outOfHoursPhone,
      dutyOwner: found.dutyOwnerId,
      secondFactorForAll: found.secondFactorForAll,
      expected: settingsDigest(found),
      colleagues: found.memberships.map(({ personId, roles, person }) => ({
        personId,
        name: person.name,
        roles: roles.map(roleWords).join(", "),
      })),
      abilities: {
        change: able["change-settings"],
        secondFactor: able["ask-second-factor-of-all"],
      },
    };
  });
}
