import { describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { changeRoles } from "~/domains/access/commands/change-roles.server";
import { decideRoles } from "~/domains/access/commands/decide-roles.server";
import { inviteColleague } from "~/domains/access/commands/invite-colleague.server";
import { INVITATION_DAYS } from "~/domains/access/emailed-links.server";
import { lapseRequests } from "~/domains/access/jobs/lapse-requests.server";
import { listColleagues } from "~/domains/access/queries/list-colleagues.server";
import { listToConfirm } from "~/domains/access/queries/list-to-confirm.server";
import { viewColleague } from "~/domains/access/queries/view-colleague.server";
import { GUARDED_ROLES, ROLES_BY_KIND } from "~/domains/access/roles";
import { read } from "~/domains/access/transactions.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { databaseEnv } from "~/platform/env.server";
import { newId } from "~/platform/ids";
import { council, hub, joins, person, provider } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { keepTenantKey } from "../../../scripts/database/tenant-key";

testDatabase();

const rolesOf = async (by: Actor, personId: string) => (await viewColleague(by, personId))?.roles;
const change = async (by: Actor, personId: string, roles: string[]) =>
  changeRoles(by, { personId, roles, version: (await viewColleague(by, personId))?.version ?? 0 });
const waiting = async (by: Actor) => (await listToConfirm(by))[0];
const decide = async (by: Actor, confirm: boolean, id?: string) =>
  decideRoles(by, { id: id ?? (await waiting(by))?.id ?? newId(), what: "roles", confirm });
/** What the database says to a role that does not ask the commands. */
const straight = (by: Actor, statement: string, values: unknown[]) =>
  read(by, (tx) => tx.$executeRawUnsafe(statement, ...values)).then(
    () => "done",
    (error: unknown) => (/42501|permission denied/.test(String(error)) ? "refused" : String(error)),
  );

describe("roles over children, money and identity", () => {
  it("are never given to oneself, by the pages or past them, in any kind of organisation", async () => {
    for (const place of [await council(), await provider(), await hub()]) {
      const [admin, other] = [await person(place), await person(place)];
      for (const role of Object.keys(ROLES_BY_KIND[place.kind]).filter(
        (one) => !admin.roles.includes(one as never),
      )) {
        const result = await change(admin, admin.personId, [...admin.roles, role]);
        expect(result).toMatchObject({ ok: false, error: { kind: "invalid", field: "roles" } });
        const values = [admin.personId, [...admin.roles, role], newId()];
        const door = "select access.change_roles($1::uuid, $2::text[], 1, $3::uuid, now())";
        expect(await straight(admin, door, values)).toBe("refused");
      }
      const update = "update access.memberships set roles = '{head-of-service}' where person_id = $1::uuid";
      expect(await straight(admin, update, [admin.personId])).toBe("refused");
      expect(await straight(admin, update, [other.personId])).toBe("refused");
    }
  });

  it("wait in a council for a second admin: not who asked, not whom it is about, not a colleague", async () => {
    const place = await council();
    const [asks, confirms, about] = [
      await person(place),
      await person(place),
      await person(place, ["commissioner"]),
    ];
    const worker = await person(place, ["team-manager"]);
    const roles = ["head-of-service", "social-worker"];
    expect(await change(asks, about.personId, roles)).toEqual({ ok: true, value: { waiting: true } });
    // What is given up counts at once.
    expect(await rolesOf(asks, about.personId)).toEqual([]);
    const id = (await waiting(confirms))?.id;
    expect((await decide(asks, true, id)).ok).toBe(false);
    expect((await decide(worker, true, id)).ok).toBe(false);
    const door = "select access.decide_role_change($1::uuid, true, now())";
    for (const by of [asks, worker, about, await person(await council())])
      expect(await straight(by, door, [id])).toBe("refused");
    expect(await decide(confirms, true)).toEqual({ ok: true, value: null });
    expect((await rolesOf(asks, about.personId))?.sort()).toEqual(roles);
    expect(await waiting(confirms)).toBeUndefined();
    const told = await sqlFor("worker")<{ to: string }[]>`
      select to_person_id as to from outgoing_messages where template = 'roles-told' and props->>'outcome' = 'confirmed'`;
    expect(told.map(({ to }) => to).sort()).toEqual([asks.personId, about.personId].sort());
  });

  it("are confirmed by the hub where a council has one admin, and dropped without anybody", async () => {
    const place = await council();
    const [lone, about] = [await person(place), await person(place, ["commissioner"])];
    const officer = await person(await hub());
    expect(await change(lone, about.personId, ["commissioner", "broker"])).toMatchObject({
      value: { waiting: true },
    });
    const asked = await sqlFor("worker")<{ to: string }[]>`
      select to_person_id as to from outgoing_messages where template = 'roles-to-confirm' and props->>'organisation' = ${place.name}`;
    expect(asked.map(({ to }) => to)).toContain(officer.personId);
    expect(asked.map(({ to }) => to)).not.toContain(lone.personId);
    const id = (await listToConfirm(officer)).find(({ organisation }) => organisation === place.name)?.id;
    // Whoever is both is one person.
    const both = await joins({ id: officer.organisationId, slug: "", name: "", kind: "region" }, lone, [
      "hub-officer",
    ]);
    expect((await decide(both, true, id)).ok).toBe(false);
    expect(await decide(officer, true, id)).toEqual({ ok: true, value: null });
    expect(await rolesOf(lone, about.personId)).toEqual(["broker", "commissioner"]);
    expect(await change(lone, about.personId, ["commissioner"])).toEqual({
      ok: true,
      value: { waiting: false },
    });
    expect(await rolesOf(lone, about.personId)).toEqual(["commissioner"]);
  });

  it("are not sent out with an invitation before they are confirmed", async () => {
    const place = await council();
    const [asks, confirms] = [await person(place), await person(place)];
    const email = `${newId()}@example.org`;
    const invited = await inviteColleague(asks, { email, name: "Ina", roles: ["social-worker"] });
    expect(invited).toMatchObject({ ok: true, value: { waiting: true } });
    const mails = () => sqlFor("worker")`select 1 from outgoing_messages where to_email = ${email}`;
    expect(await mails()).toHaveLength(0);
    const id = (await waiting(confirms))?.id ?? "";
    expect((await decideRoles(asks, { id, what: "invitation", confirm: true })).ok).toBe(false);
    expect(await decideRoles(confirms, { id, what: "invitation", confirm: true })).toEqual({
      ok: true,
      value: null,
    });
    expect(await mails()).toHaveLength(1);
    const [row] = await sqlFor("auth")`select state from access.invitations where email = ${email}`;
    expect(row?.state).toBe("waiting");
  });

  it("of an invitation that is asked for anew are not what a second person has read before", async () => {
    const place = await council();
    const [asks, confirms] = [await person(place), await person(place)];
    const email = `asked-${newId()}@council.example`;
    const ask = (role: string) =>
      straight(
        asks,
        "select access.invite($1::uuid, $2, 'Asked', $3::text[], $4, now(), now() + interval '7 days')",
        [newId(), email, [role], newId()],
      );
    expect(await ask("finance-officer")).toBe("done");
    const seen = await waiting(confirms);
    expect(await ask("head-of-service")).toBe("done");
    const answer = { what: "invitation", confirm: true } as const;
    expect(await decideRoles(confirms, { id: seen?.id ?? "", ...answer })).toMatchObject({
      error: { kind: "conflict" },
    });
    expect((await waiting(confirms))?.gains).toBe("Head of service");
    const mails = await sqlFor("worker")`select 1 from outgoing_messages where to_email = ${email}`;
    expect(mails).toHaveLength(0);
  });

  it("lapse unless a second person confirms them in the days of an invitation, and who asked is told", async () => {
    const place = await council();
    const [asks, confirms, about] = [await person(place), await person(place), await person(place, ["iro"])];
    const email = `late-${newId()}@council.example`;
    await change(asks, about.personId, ["iro", "director"]);
    await inviteColleague(asks, { email, name: "Late", roles: ["broker"] });
    const rows = await listToConfirm(confirms);
    expect(rows).toHaveLength(2);
    const owner = sqlFor("owner");
    const days = INVITATION_DAYS;
    await owner.begin(async (tx) => {
      await tx`alter table access.role_changes no force row level security`;
      await tx`update access.role_changes set asked_at = asked_at - ${days} * interval '1 day' where organisation_id = ${place.id}`;
      await tx`alter table access.role_changes force row level security`;
      await tx`alter table access.invitations no force row level security`;
      await tx`update access.invitations set expires_at = expires_at - ${days} * interval '1 day' where organisation_id = ${place.id}`;
      await tx`alter table access.invitations force row level security`;
    });
    // Before any job runs it is gone, by the pages and past them.
    expect(await listToConfirm(confirms)).toEqual([]);
    for (const { id, what } of rows)
      expect(await decideRoles(confirms, { id, what, confirm: true })).toMatchObject({
        error: { kind: "conflict" },
      });
    const [roles, invitation] = ["roles", "invitation"].map((what) => rows.find((row) => row.what === what));
    const past = "select access.decide_role_change($1::uuid, true, now())";
    expect(await straight(confirms, past, [roles?.id])).toBe("done");
    const link =
      "select * from access.decide_invitation($1::uuid, true, 'x', now(), now() + interval '7 days')";
    expect(await straight(confirms, link, [invitation?.id])).toBe("done");
    expect(await rolesOf(asks, about.personId)).toEqual(["iro"]);
    await lapseRequests({}, undefined as never);
    await lapseRequests({}, undefined as never);
    const mails = await sqlFor("worker")<{ to: string; roles: string }[]>`
      select to_person_id as to, props->>'roles' as roles from outgoing_messages
       where template = 'roles-told' and props->>'outcome' = 'lapsed' and props->>'organisation' = ${place.name}`;
    expect(mails.map(({ roles: what }) => what).sort()).toEqual(["Broker", "Director"]);
    expect(mails.every(({ to }) => to === asks.personId)).toBe(true);
    expect(await sqlFor("worker")`select 1 from outgoing_messages where to_email = ${email}`).toHaveLength(0);
    const { invited } = await listColleagues(asks);
    expect(invited).toMatchObject([{ email, stands: "not-confirmed" }]);
    // Asked for anew it waits anew.
    expect((await inviteColleague(asks, { email, name: "Late", roles: ["broker"] })).ok).toBe(true);
    expect(await listToConfirm(confirms)).toMatchObject([{ email, mine: true }]);
  });

  it("cannot be lapsed or confirmed later by a time that the asking process gives", async () => {
    const place = await council();
    const [asks, confirms] = [await person(place), await person(place)];
    await inviteColleague(asks, { email: `t-${newId()}@council.example`, name: "T", roles: ["broker"] });
    const [row] = await listToConfirm(confirms);
    const { HOMEWARD_SECRET: secret } = databaseEnv();
    await keepTenantKey(sqlFor("owner"), { secret, clockMoves: false });
    try {
      await transaction(
        "worker",
        {},
        (tx) => tx.$queryRaw`select * from access.lapse_requests('2099-01-01'::timestamptz)`,
      );
      expect(await listToConfirm(confirms)).toMatchObject([{ id: row?.id }]);
    } finally {
      await keepTenantKey(sqlFor("owner"), { secret, clockMoves: true });
    }
  });

  it("of a provider are given to a colleague by one admin at once, and everybody is told", async () => {
    const place = await provider();
    const [lone, about] = [await person(place), await person(place, ["provider-finance"])];
    expect(await change(lone, about.personId, ["registered-manager"])).toEqual({
      ok: true,
      value: { waiting: false },
    });
    expect(await rolesOf(lone, about.personId)).toEqual(["registered-manager"]);
    const told = await sqlFor("worker")<{ to: string }[]>`
      select to_person_id as to from outgoing_messages where template = 'roles-told' and props->>'organisation' = ${place.name}`;
    expect(told.map(({ to }) => to)).toEqual([about.personId]);
  });

  it("are the same in the database as in the list", async () => {
    for (const kind of ["council", "provider", "region"] as const) {
      const [row] = await sqlFor("owner")<{ all: string[]; guarded: string[] }[]>`
        select access.roles_of(${kind}) as all, access.guarded_roles(${kind}) as guarded`;
      expect(row?.all).toEqual(Object.keys(ROLES_BY_KIND[kind]));
      expect(row?.guarded).toEqual([...GUARDED_ROLES[kind]]);
    }
  });
});
