import { describe, expect, it } from "vitest";
import { askPasswordLink } from "~/domains/access/commands/ask-password-link.server";
import { inviteColleague } from "~/domains/access/commands/invite-colleague.server";
import { joinByInvitation } from "~/domains/access/commands/join-by-invitation.server";
import { setPassword } from "~/domains/access/commands/set-password.server";
import { signIn } from "~/domains/access/commands/sign-in.server";
import { sendPasswordLink } from "~/domains/access/jobs/send-password-link.server";
import { viewEmailedLink } from "~/domains/access/queries/view-emailed-link.server";
import { viewInvitationLink } from "~/domains/access/queries/view-invitation.server";
import { signedInPerson, startSession } from "~/domains/access/session.server";
import { sqlFor } from "~/platform/database/clients.server";
import { countStatements } from "~/platform/database/statements.server";
import { notNow } from "~/platform/refusal";
import { person, provider } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";

testDatabase();

const request = new Request("http://portal.test/");
const PASSWORD = "tractor lemon orbit";
const OTHER = "purple otter canal kiln";
let number = 0;
function next(): number {
  number += 1;
  return number;
}
const newEmail = () => `invited-${next()}@example.org`;

/** The newest mail to an address, as the worker sees it. */
async function mailTo(
  email: string,
): Promise<{ template: string; token: string; props: object } | undefined> {
  const [row] = await sqlFor("worker")<{ template: string; props: { secretLink: string } }[]>`
    select template, props from outgoing_messages where to_email = ${email} order by created_at desc limit 1`;
  return row && { ...row, token: row.props.secretLink.split("/").at(-1) ?? "" };
}

async function invited(email = newEmail()) {
  const admin = await person(await provider());
  const result = await inviteColleague(admin, { email, name: "Ina Invited", roles: ["provider-finance"] });
  if (!result.ok) throw new Error("not invited");
  const mail = await mailTo(email);
  if (!mail) throw new Error("no mail");
  return { admin, email, token: mail.token, id: result.value.invitationId };
}

async function accepted() {
  const one = await invited();
  const done = await joinByInvitation(request, {
    address: "203.0.113.5",
    token: one.token,
    password: PASSWORD,
  });
  if (!done.ok) throw new Error("not set");
  const [row] = await sqlFor("owner")<
    { id: string }[]
  >`select id from access.people where email = ${one.email}`;
  return { ...one, personId: row?.id ?? "", setCookie: done.value.setCookie };
}

const can = async (email: string, password: string) =>
  (await signIn(request, `192.0.2.${next()}`, { email, password })).ok;

describe("an invitation", () => {
  it("lets its person choose a password and is kept only as a hash", async () => {
    const { email, token, admin } = await invited();
    const [row] = await sqlFor(
      "owner",
    )`select count(*)::int as n from auth.emailed_links where hash = ${token}`;
    expect(row?.n).toBe(0);
    expect(await viewInvitationLink(request, token)).toMatchObject({
      state: "open",
      email,
      name: "Ina Invited",
      organisation: admin.organisationName,
    });
    expect(await viewEmailedLink(token)).toEqual({ state: "unknown" });
    const weak = await joinByInvitation(request, {
      address: "203.0.113.5",
      token,
      password: "invited invited",
    });
    expect(weak).toMatchObject({ ok: false, error: { kind: "invalid", field: "password" } });
    expect((await joinByInvitation(request, { address: "203.0.113.5", token, password: PASSWORD })).ok).toBe(
      true,
    );
    expect(await can(email, PASSWORD)).toBe(true);
  });

  it("works once, also when it is used twice at the same moment", async () => {
    const { email, token } = await invited();
    const results = await Promise.all(
      [PASSWORD, OTHER].map((password) =>
        joinByInvitation(request, { address: "203.0.113.5", token, password }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect([await can(email, PASSWORD), await can(email, OTHER)].filter(Boolean)).toHaveLength(1);
    expect(await viewInvitationLink(request, token)).toEqual({ state: "used" });
  });

  it("never changes the password of somebody who has one", async () => {
    const { email } = await accepted();
    const again = await invited(email);
    expect((await viewInvitationLink(request, again.token)).state).toBe("has-password");
    const taken = await joinByInvitation(request, {
      address: "203.0.113.5",
      token: again.token,
      password: OTHER,
    });
    expect(taken).toEqual({ ok: false, error: notNow() });
    expect([await can(email, PASSWORD), await can(email, OTHER)]).toEqual([true, false]);
  });

  it("ends after 7 days", async () => {
    const old = await invited();
    const [row] = await sqlFor("owner")<{ days: number }[]>`
      select extract(epoch from expires_at - created_at) / 86400 as days from auth.emailed_links where invitation_id = ${old.id}`;
    expect(Number(row?.days)).toBe(7);
    await sqlFor("auth")`update auth.emailed_links set expires_at = now() where invitation_id = ${old.id}`;
    expect(await viewInvitationLink(request, old.token)).toEqual({ state: "expired" });
    expect(
      (await joinByInvitation(request, { address: "203.0.113.5", token: old.token, password: OTHER })).ok,
    ).toBe(false);
  });
});

describe("a forgotten password", () => {
  it("does the same for a known and an unknown email, and mails only the known one", async () => {
    const { email } = await accepted();
    const known = await countStatements(() => askPasswordLink(email, "192.0.2.1"));
    const unknown = await countStatements(() => askPasswordLink("nobody@example.org", "192.0.2.2"));
    expect(known.statements).toBe(unknown.statements);
    const jobs = await sqlFor(
      "owner",
    )`select 1 from graphile_worker.jobs where task_identifier = 'password-link'`;
    expect(jobs).toHaveLength(2);
    await sendPasswordLink({ email: "nobody@example.org" }, FIRST_TRY);
    expect(await mailTo("nobody@example.org")).toBeUndefined();
    await sendPasswordLink({ email }, FIRST_TRY);
    expect((await mailTo(email))?.template).toBe("password-link");
  });

  it("ends every session and every other link once the new password is chosen", async () => {
    const { email, personId, setCookie } = await accepted();
    const signedIn = new Request("http://portal.test/", {
      headers: { cookie: setCookie.split(";")[0] ?? "" },
    });
    await startSession(request, personId);
    await sendPasswordLink({ email }, FIRST_TRY);
    const first = await mailTo(email);
    await sendPasswordLink({ email }, FIRST_TRY);
    const second = await mailTo(email);
    // Whoever asks in somebody's name does not spoil the link they wait for.
    expect((await viewEmailedLink(first?.token ?? "")).state).toBe("open");
    expect(await signedInPerson(signedIn)).toBe(personId);
    const done = await setPassword(request, {
      address: "203.0.113.5",
      token: second?.token ?? "",
      password: OTHER,
    });
    expect(done.ok).toBe(true);
    expect(await viewEmailedLink(first?.token ?? "")).toEqual({ state: "used" });
    expect(await signedInPerson(signedIn)).toBeUndefined();
    expect([await can(email, PASSWORD), await can(email, OTHER)]).toEqual([false, true]);
  });

  it("lets a locked account back in", async () => {
    const { email } = await accepted();
    await can(email, "wrong wrong wrong");
    // As if somebody had tried from everywhere.
    await sqlFor("auth")`
      insert into auth.attempts (id, kind, subject, at, failed)
        select gen_random_uuid(), kind, subject, at, failed from auth.attempts, generate_series(1, 50)
         where kind = 'sign-in:account' and failed`;
    expect(await can(email, PASSWORD)).toBe(false);
    await sendPasswordLink({ email }, FIRST_TRY);
    const mail = await mailTo(email);
    await setPassword(request, { address: "203.0.113.5", token: mail?.token ?? "", password: OTHER });
    expect(await can(email, OTHER)).toBe(true);
  });
});
