import { expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { inviteColleague } from "~/domains/access/commands/invite-colleague.server";
import { COUNCIL_ROLES, GUARDED_ROLES, type Role } from "~/domains/access/roles";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { council, person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { may as mayAlert } from "./alert.policy";
import { may as mayConfirm } from "./confirmation.policy";
import { may as mayConfirmAddress } from "./owner-address.policy";

testDatabase();

const as = (role: Role): Actor => ({
  kind: role === "hub-officer" ? "region" : "council",
  personId: "p",
  personName: "P",
  organisationId: "o",
  organisationSlug: "o",
  organisationName: "O",
  roles: [role],
});

/** What binds other councils: who may say it in the code, and the function of the database that takes it. */
const WORDS = [
  ["an alert", (actor: Actor) => mayAlert(actor, "raise", null) === true, "public.second_word_on_alert"],
  [
    "whether a provider is who it says",
    (actor: Actor) => mayConfirm(actor, "see", null) === true,
    "access.decide_provider",
  ],
  [
    "an address of an owner",
    (actor: Actor) => mayConfirmAddress(actor, "confirm", null) === true,
    "access.confirm_owner_address",
  ],
] as const;
const ROLES: Role[] = [...(Object.keys(COUNCIL_ROLES) as Role[]), "hub-officer"];

it.each(WORDS)(
  "no role that one admin gives alone decides %s, in the code or the database",
  async (_what, may, door) => {
    const allowed = ROLES.filter((role) => may(as(role)));
    const [row] = await sqlFor("owner")<{ source: string }[]>`
    select prosrc as source from pg_proc where oid = ${door}::regproc`;
    const list = /holds_here\(array\[([^\]]+)\]/.exec(row?.source ?? "")?.[1] ?? "";
    const inDatabase = [...list.matchAll(/'([\w-]+)'/g)].map(([, role]) => role);
    expect(inDatabase.length).toBeGreaterThan(2);
    expect(inDatabase.sort()).toEqual([...allowed].sort());
    const guarded: readonly Role[] = [...GUARDED_ROLES.council, ...GUARDED_ROLES.region];
    expect(allowed.filter((role) => !guarded.includes(role))).toEqual([]);
  },
);

it("one admin cannot invite the two people who would raise an alert and confirm it", async () => {
  const admin = await person(await council());
  for (const role of ROLES.filter((one) => one !== "hub-officer")) {
    const email = `${newId()}@council.example`;
    const made = await inviteColleague(admin, { email, name: "Of hers", roles: [role] });
    expect(made, role).toMatchObject({ ok: true, value: { waiting: true } });
    expect(await sqlFor("worker")`select 1 from outgoing_messages where to_email = ${email}`).toHaveLength(0);
  }
});
