import { describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { accept } from "~/domains/access/commands/answer-invitation.server";
import { changeRoles } from "~/domains/access/commands/change-roles.server";
import { decideRoles } from "~/domains/access/commands/decide-roles.server";
import { inviteColleague } from "~/domains/access/commands/invite-colleague.server";
import { removeColleague } from "~/domains/access/commands/remove-colleague.server";
import { listColleagues } from "~/domains/access/queries/list-colleagues.server";
import { listToConfirm } from "~/domains/access/queries/list-to-confirm.server";
import { viewAccount } from "~/domains/access/queries/view-account.server";
import { viewColleague } from "~/domains/access/queries/view-colleague.server";
import { viewSettings } from "~/domains/access/queries/view-settings.server";
import { signedInPerson, startSession } from "~/domains/access/session.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { newFormKey, newId } from "~/platform/ids";
import { conflict, missing } from "~/platform/refusal";
import { council, person, provider } from "../../../prisma/factories/organisations";
import { changeSettingsNow } from "../../../prisma/factories/settings";
import { testDatabase } from "../../../prisma/testing/database.server";

testDatabase();

const reason = "has left";
const remove = (actor: Actor, { personId }: { personId: string }, version = 1) =>
  removeColleague(actor, { personId, reason, version });

/** Somebody new follows the link; gives who they are. */
async function saysYes(invitationId: string): Promise<string> {
  const personId = await transaction("auth", {}, (tx) => accept(tx, { invitationId, personId: null }));
  if (!personId) throw new Error("not accepted");
  return personId;
}

async function liveAdmins(actor: Actor): Promise<number> {
  const [row] = await sqlFor("owner")<{ n: number }[]>`
    select count(*)::int as n from access.memberships
    where organisation_id = ${actor.organisationId} and ended_at is null
      and roles && array['council-admin', 'provider-admin', 'hub-officer']`;
  return row?.n ?? 0;
}

/** The second admin says yes to the one thing that waits. */
async function confirms(second: Actor): Promise<void> {
  const [waits] = await listToConfirm(second);
  if (!waits) throw new Error("nothing waits");
  expect(await decideRoles(second, { ...waits, confirm: true })).toEqual({ ok: true, value: null });
}

describe.each([
  ["a council, with a second one", () => council(), "iro", true],
  ["a provider", () => provider(), "registered-manager", false],
] as const)("an admin of %s", (_name, found, role, byTwo) => {
  it("invites, changes roles and removes, and the record says so", async () => {
    const org = await found();
    const admin = await person(org);
    const second = byTwo ? await person(org) : undefined;
    const email = `${newId()}@example.org`;
    const invited = await inviteColleague(admin, { email, name: "Ina", roles: [role] });
    if (!invited.ok) throw new Error(invited.error.message);
    const { invitationId } = invited.value;
    if (second) await confirms(second);
    expect((await listColleagues(admin)).colleagues.map((row) => row.name)).not.toContain("Ina");
    const personId = await saysYes(invitationId);
    expect((await listColleagues(admin)).colleagues.map((row) => row.name)).toContain("Ina");
    expect(await changeRoles(admin, { personId, roles: [...admin.roles], version: 1 })).toEqual({
      ok: true,
      value: { waiting: byTwo },
    });
    if (second) await confirms(second);
    expect(await remove(admin, { personId }, byTwo ? 3 : 2)).toEqual({ ok: true, value: null });
    expect(await viewColleague(admin, personId)).toBeUndefined();
    await sqlFor("owner")`alter table public.events no force row level security`;
    const events = await sqlFor("owner")<{ kind: string }[]>`
      select kind from public.events where subject_id in (${personId}, ${invitationId}) order by at`;
    expect(events.map((event) => event.kind)).toEqual([
      ...(byTwo ? ["invitation-asked", "invitation-confirmed"] : ["colleague-invited"]),
      "invitation-accepted",
      ...(byTwo ? ["role-change-asked", "role-change-confirmed"] : ["colleague-roles-changed"]),
      "colleague-removed",
    ]);
  });
});

describe("a removed colleague", () => {
  it("is signed out at once, and their work is handed on by a job", async () => {
    const org = await council();
    const [admin, leaver] = [await person(org), await person(org, ["broker"])];
    await changeSettingsNow(admin, { dutyOwner: leaver.personId });
    const request = new Request("http://portal.test/");
    const header = await startSession(request, leaver.personId);
    const asked = new Request("http://portal.test/", { headers: { cookie: header.split(";")[0] ?? "" } });
    expect(await signedInPerson(asked)).toBe(leaver.personId);
    expect((await remove(admin, leaver)).ok).toBe(true);
    expect(await signedInPerson(asked)).toBeUndefined();
    expect((await viewSettings(admin)).dutyOwner).toBeNull();
    const jobs = await sqlFor("owner")<{ payload: unknown }[]>`
      select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'colleague-removed' and payload->>'personId' = ${leaver.personId}`;
    expect(jobs.map((job) => job.payload)).toEqual([{ organisationId: org.id, personId: leaver.personId }]);
    // A second time there is nobody to remove.
    expect(await remove(admin, leaver, 2)).toEqual({ ok: false, error: missing() });
  });

  it("may be invited again", async () => {
    const org = await provider();
    const [admin, leaver] = [
      await person(org),
      await person(org, ["provider-finance"], { email: "back@example.org" }),
    ];
    await remove(admin, leaver);
    const again = await inviteColleague(admin, {
      email: "back@example.org",
      name: "B",
      roles: ["provider-finance"],
    });
    expect(again.ok).toBe(true);
    expect((await viewAccount(leaver.personId)).invitations).toHaveLength(1);
  });
});

describe("the last admin", () => {
  it("can neither leave nor give the role up", async () => {
    const admin = await person(await council(), ["council-admin", "broker"]);
    expect(await remove(admin, admin)).toMatchObject({ ok: false, error: { kind: "invalid" } });
    const { personId } = admin;
    expect(await changeRoles(admin, { personId, roles: ["broker"], version: 1 })).toMatchObject({
      ok: false,
      error: { kind: "invalid", field: "roles" },
    });
    expect(await liveAdmins(admin)).toBe(1);
  });

  it("is still there after two admins remove each other, or leave, at the same moment", async () => {
    for (let race = 0; race < 10; race += 1) {
      const org = await council();
      const [one, two] = [await person(org), await person(org)];
      const crossed = race % 2 === 0;
      const results = await Promise.all([remove(one, crossed ? two : one), remove(two, crossed ? one : two)]);
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(await liveAdmins(one)).toBe(1);
    }
  });
});

describe("everybody else", () => {
  it("sees colleagues and changes nothing", async () => {
    const org = await provider();
    const [admin, officer] = [await person(org), await person(org, ["referrals-officer"])];
    const view = await listColleagues(officer);
    expect(view.colleagues).toHaveLength(2);
    expect(view.abilities).toEqual({ invite: false, change: false });
    const refused = { ok: false, error: { kind: "forbidden" } };
    expect(await remove(officer, admin)).toMatchObject(refused);
    const { personId } = admin;
    expect(await changeRoles(officer, { personId, roles: ["provider-finance"], version: 1 })).toMatchObject(
      refused,
    );
    expect(
      await inviteColleague(officer, { email: "x@example.org", name: "X", roles: ["provider-admin"] }),
    ).toMatchObject(refused);
    expect(await changeSettingsNow(officer, { phone: "01902 111111" })).toMatchObject(refused);
  });

  it("cannot use a role that was taken away a moment ago", async () => {
    const org = await council();
    const [admin, former] = [await person(org), await person(org)];
    await changeRoles(admin, { personId: former.personId, roles: ["broker"], version: 1 });
    expect(await remove(former, admin)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
  });
});

it("a provider's admin changes its numbers and not of whom a second factor is asked; everybody there reads them", async () => {
  const [org, other] = [await provider(), await provider()];
  const [admin, manager, stranger] = [
    await person(org),
    await person(org, ["registered-manager"]),
    await person(other),
  ];
  const numbers = { phone: "01902 222222", outOfHoursPhone: "01902 333333" };
  expect(await changeSettingsNow(admin, { ...numbers, secondFactorForAll: true })).toMatchObject({
    ok: true,
  });
  expect(await viewSettings(manager)).toMatchObject({
    ...numbers,
    secondFactorForAll: false,
    abilities: { change: false, secondFactor: false },
  });
  expect(await changeSettingsNow(manager, { phone: "01902 444444" })).toMatchObject({
    error: { kind: "forbidden" },
  });
  expect((await viewSettings(stranger)).phone).not.toBe(numbers.phone);
});

describe("people of another organisation", () => {
  it("are not found", async () => {
    const [admin, stranger] = [await person(await council()), await person(await council())];
    const notFound = { ok: false, error: missing() };
    const { personId } = stranger;
    expect(await viewColleague(admin, personId)).toBeUndefined();
    expect(await viewColleague(admin, "not-an-id")).toBeUndefined();
    expect(await remove(admin, stranger)).toEqual(notFound);
    expect(await changeRoles(admin, { personId, roles: ["broker"], version: 1 })).toEqual(notFound);
    expect(await changeSettingsNow(admin, { dutyOwner: personId })).toMatchObject({
      ok: false,
      error: { field: "dutyOwner" },
    });
  });
});

describe("two tabs", () => {
  it("the second of two changes learns of the first", async () => {
    const org = await council();
    const [admin, { personId }] = [await person(org), await person(org, ["broker"])];
    expect((await changeRoles(admin, { personId, roles: ["iro"], version: 1 })).ok).toBe(true);
    expect(await changeRoles(admin, { personId, roles: ["director"], version: 1 })).toEqual({
      ok: false,
      error: conflict(),
    });
  });

  it("an invitation sent twice is one invitation", async () => {
    const admin = await person(await provider());
    const input = { email: "twice@example.org", name: "T", roles: ["provider-finance"] };
    const idempotency = { key: newFormKey(), redirectTo: () => "/done" };
    expect((await inviteColleague(admin, { ...input, idempotency })).ok).toBe(true);
    const replay = await inviteColleague(admin, { ...input, idempotency }).catch((thrown: unknown) => thrown);
    expect((replay as Response).headers.get("location")).toBe("/done");
    expect(await inviteColleague(admin, input)).toMatchObject({ ok: false, error: { field: "email" } });
    const mails = await sqlFor("worker")`select 1 from outgoing_messages where to_email = ${input.email}`;
    expect(mails).toHaveLength(1);
  });
});
