import { describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { acceptInvitation, refuseInvitation } from "~/domains/access/commands/answer-invitation.server";
import { cancelInvitation, resendInvitation } from "~/domains/access/commands/change-invitation.server";
import { inviteColleague } from "~/domains/access/commands/invite-colleague.server";
import { joinByInvitation } from "~/domains/access/commands/join-by-invitation.server";
import { removeColleague } from "~/domains/access/commands/remove-colleague.server";
import { signIn } from "~/domains/access/commands/sign-in.server";
import { hashPassword } from "~/domains/access/passwords.server";
import { listColleagues } from "~/domains/access/queries/list-colleagues.server";
import { viewAccount } from "~/domains/access/queries/view-account.server";
import { viewInvitationLink, viewMyInvitation } from "~/domains/access/queries/view-invitation.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { startSession } from "~/domains/access/session.server";
import { sqlFor } from "~/platform/database/clients.server";
import { countStatements } from "~/platform/database/statements.server";
import { newId } from "~/platform/ids";
import { missing, notNow } from "~/platform/refusal";
import { type FactoryOrganisation, person, provider } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";

testDatabase();

const request = new Request("http://portal.test/");
const PASSWORD = "tractor lemon orbit";
const OTHER = "purple otter canal kiln";
let number = 0;
const newEmail = () => {
  number += 1;
  return `invited-${number}@example.org`;
};

type Known = Actor & { email: string };

/** Somebody who signs in already, for an organisation that has nothing to do with who invites. */
async function known(): Promise<Known> {
  const email = newEmail();
  const actor = await person(await provider(), ["registered-manager"], { email, name: "Known Already" });
  const hash = await hashPassword(PASSWORD);
  await sqlFor("owner")`update auth.credentials set password_hash = ${hash} where email = ${email}`;
  return { ...actor, email };
}

async function tokenTo(email: string): Promise<string> {
  const [row] = await sqlFor("worker")<{ link: string }[]>`
    select props->>'secretLink' as link from outgoing_messages where to_email = ${email} order by created_at desc, id desc limit 1`;
  return row?.link.split("/").at(-1) ?? "";
}

async function invited(email: string, org?: FactoryOrganisation) {
  const admin = await person(org ?? (await provider()));
  const made = await inviteColleague(admin, { email, name: "As Typed", roles: ["provider-finance"] });
  if (!made.ok) throw new Error(made.error.message);
  return { admin, email, id: made.value.invitationId, token: await tokenTo(email) };
}

const members = async (admin: Actor) =>
  (await listColleagues(admin)).colleagues.map(({ personId }) => personId);
const stands = async (admin: Actor) => (await listColleagues(admin)).invited.map((row) => row.stands);
const here = (admin: Actor, personId: string) =>
  startSession(request, personId, "given").then((header) => {
    const path = `http://portal.test/provider/${admin.organisationSlug}`;
    const asked = new Request(path, { headers: { cookie: header.split(";")[0] ?? "" } });
    return requireActor({ request: asked, params: { slug: admin.organisationSlug } }, "provider");
  });

describe("inviting somebody", () => {
  it("does, says and shows the same whether or not the portal knows the email", async () => {
    const who = await known();
    const seen = [];
    for (const email of [who.email, newEmail()]) {
      const admin = await person(await provider());
      const asked = await countStatements(() =>
        inviteColleague(admin, { email, name: "As Typed", roles: ["provider-finance"] }),
      );
      const { colleagues, invited: rows } = await listColleagues(admin);
      const [mail] = await sqlFor("worker")<{ props: Record<string, unknown> }[]>`
        select props from outgoing_messages where to_email = ${email} and template = 'invitation'`;
      seen.push({
        ok: asked.result.ok,
        statements: asked.statements,
        members: colleagues.length,
        rows: rows.map(({ name, roles, stands: how }) => ({ name, roles, how })),
        mail: Object.keys(mail?.props ?? {}),
        again: await inviteColleague(admin, { email, name: "Again", roles: ["provider-finance"] }),
      });
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toMatchObject({ ok: true, members: 1, rows: [{ name: "As Typed", how: "waiting" }] });
  });

  it("makes nobody a member: no page, no list, no work, until they accept", async () => {
    const who = await known();
    const { admin, id } = await invited(who.email);
    await expect(here(admin, who.personId)).rejects.toMatchObject({ init: { status: 404 } });
    expect(await members(admin)).toEqual([admin.personId]);
    const before = await viewAccount(who.personId);
    expect(before.organisations).toHaveLength(1);
    expect(before.invitations).toMatchObject([{ id, organisation: admin.organisationName }]);

    expect(await acceptInvitation(who.personId, id)).toEqual({
      ok: true,
      value: { home: `/provider/${admin.organisationSlug}` },
    });
    expect((await here(admin, who.personId)).roles).toEqual(["provider-finance"]);
    const after = await viewAccount(who.personId);
    expect([after.organisations.length, after.invitations.length]).toEqual([2, 0]);
    expect(await stands(admin)).toEqual([]);
    // Their own name counts from now on, not the one that was typed.
    expect((await listColleagues(admin)).colleagues.map(({ name }) => name)).toContain("Known Already");
    expect(await acceptInvitation(who.personId, id)).toEqual({ ok: false, error: notNow() });
  });
});

describe("an invitation to somebody who signs in already", () => {
  it("is answered by them alone: the link chooses no password and says neither yes nor no", async () => {
    const who = await known();
    const { admin, id, token } = await invited(who.email);
    expect(await viewInvitationLink(request, token)).toMatchObject({ state: "has-password", signedIn: "no" });
    const taken = await joinByInvitation(request, { address: "203.0.113.5", token, password: OTHER });
    expect(taken).toEqual({ ok: false, error: notNow() });
    expect(await refuseInvitation(id, null)).toEqual({ ok: false, error: notNow() });
    const stranger = await known();
    expect(await viewMyInvitation(stranger.personId, id)).toBeUndefined();
    expect((await acceptInvitation(stranger.personId, id)).ok).toBe(false);
    expect((await refuseInvitation(id, stranger.personId)).ok).toBe(false);
    expect(await stands(admin)).toEqual(["waiting"]);
    expect((await signIn(request, "192.0.2.1", { email: who.email, password: PASSWORD })).ok).toBe(true);
  });

  it("may be refused, and who sent it is told", async () => {
    const who = await known();
    const { admin, id, token } = await invited(who.email);
    expect((await refuseInvitation(id, who.personId)).ok).toBe(true);
    expect(await stands(admin)).toEqual(["refused"]);
    expect(await viewInvitationLink(request, token)).toEqual({ state: "refused" });
    expect((await acceptInvitation(who.personId, id)).ok).toBe(false);
    const mails = await sqlFor("worker")<{ to: string; props: object }[]>`
      select to_person_id as to, props from outgoing_messages where template = 'invitation-refused' and props->>'email' = ${who.email}`;
    expect(mails).toMatchObject([{ to: admin.personId, props: { name: "As Typed" } }]);
    expect(
      (await inviteColleague(admin, { email: who.email, name: "Again", roles: ["provider-finance"] })).ok,
    ).toBe(true);
  });

  it("tells the admins when whoever sent it has left", async () => {
    const org = await provider();
    const left = await person(org);
    const made = await inviteColleague(left, { email: newEmail(), name: "N", roles: ["provider-finance"] });
    const admin = await person(org);
    await removeColleague(admin, { personId: left.personId, reason: "left", version: 1 });
    if (!made.ok) throw new Error("not invited");
    expect((await refuseInvitation(made.value.invitationId, null)).ok).toBe(true);
    const mails = await sqlFor("worker")<{ to: string }[]>`
      select to_person_id as to from outgoing_messages where template = 'invitation-refused' and props->>'organisation' = ${org.name}`;
    expect(mails.map(({ to }) => to)).toEqual([admin.personId]);
  });
});

describe("an invitation to somebody new", () => {
  it("makes a person of them when they choose a password, and one alone of two at once", async () => {
    const email = newEmail();
    const [one, two] = [await invited(email), await invited(email)];
    const results = await Promise.all([
      joinByInvitation(request, { address: "203.0.113.5", token: one.token, password: PASSWORD }),
      joinByInvitation(request, { address: "203.0.113.5", token: two.token, password: OTHER }),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const people = await sqlFor("owner")<
      { id: string }[]
    >`select id from access.people where email = ${email}`;
    expect(people).toHaveLength(1);
    // The other organisation's is theirs to answer, signed in.
    const account = await viewAccount(people[0]?.id ?? "");
    expect([account.organisations.length, account.invitations.length]).toEqual([1, 1]);
  });

  it("can be refused from the link, which reads the same to whoever sent it", async () => {
    const { admin, id, token } = await invited(newEmail());
    expect((await refuseInvitation(id, null)).ok).toBe(true);
    expect(await stands(admin)).toEqual(["refused"]);
    expect((await joinByInvitation(request, { address: "203.0.113.5", token, password: PASSWORD })).ok).toBe(
      false,
    );
    const events = await sqlFor("owner")<{ person_id: string | null }[]>`
      select person_id from public.events where kind = 'invitation-refused' and subject_id = ${id}`;
    expect(events.every(({ person_id }) => person_id === null)).toBe(true);
  });
});

describe("an admin", () => {
  it("sends an invitation again: the new link works, the old one does not, a week begins", async () => {
    const { admin, id, token, email } = await invited(newEmail());
    await sqlFor("owner")`update access.invitations set expires_at = now() where id = ${id}`;
    expect(await viewInvitationLink(request, token)).toEqual({ state: "expired" });
    expect(await stands(admin)).toEqual(["expired"]);
    expect(await resendInvitation(admin, { invitationId: id, version: 1 })).toEqual({
      ok: true,
      value: null,
    });
    expect(await viewInvitationLink(request, token)).toEqual({ state: "used" });
    expect((await viewInvitationLink(request, await tokenTo(email))).state).toBe("open");
    expect(await stands(admin)).toEqual(["waiting"]);
    expect(await resendInvitation(admin, { invitationId: id, version: 1 })).toMatchObject({
      error: { kind: "conflict" },
    });
  });

  it("takes one back, and nobody can accept it any more", async () => {
    const who = await known();
    const { admin, id, token } = await invited(who.email);
    expect((await cancelInvitation(admin, { invitationId: id, version: 1 })).ok).toBe(true);
    expect(await viewInvitationLink(request, token)).toEqual({ state: "taken-back" });
    expect((await acceptInvitation(who.personId, id)).ok).toBe(false);
    expect((await refuseInvitation(id, who.personId)).ok).toBe(false);
    expect((await viewAccount(who.personId)).invitations).toEqual([]);
  });

  it("alone may, and only with those of the own organisation", async () => {
    const org = await provider();
    const { admin, id } = await invited(newEmail(), org);
    const broker = await person(org, ["referrals-officer"]);
    const stranger = await person(await provider());
    const input = { invitationId: id, version: 1 };
    for (const change of [resendInvitation, cancelInvitation]) {
      expect(await change(broker, input)).toMatchObject({ error: { kind: "forbidden" } });
      expect(await change(stranger, input)).toEqual({ ok: false, error: missing() });
      expect(await change(admin, { ...input, invitationId: newId() })).toMatchObject({
        error: { kind: "not-found" },
      });
    }
    expect((await listColleagues(broker)).invited).toEqual([]);
  });

  it("and the answer at the same moment: one of them counts", async () => {
    for (let race = 0; race < 6; race += 1) {
      const who = await known();
      const { admin, id } = await invited(who.email);
      const [taken, accepted] = await Promise.all([
        cancelInvitation(admin, { invitationId: id, version: 1 }),
        acceptInvitation(who.personId, id),
      ]);
      expect([taken.ok, accepted.ok].filter(Boolean)).toHaveLength(1);
      expect((await members(admin)).includes(who.personId)).toBe(accepted.ok);
    }
  });
});
