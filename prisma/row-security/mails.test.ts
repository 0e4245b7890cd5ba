import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LoginRole, loginRoles } from "~/platform/database/roles";
import { mailReaches, type Reach } from "~emails/registry";
import { keepMailTemplates } from "../../scripts/database/mail-templates";
import { testDatabase } from "../testing/database.server";
import { actAs, attemptsAs, closeActing, insertOf } from "./acting-roles";
import { allTables, fillWorlds, idOf } from "./sample-rows";

/** Whoever gets SQL through to the outbox writes what the portal writes, to whom the portal writes it, and nothing else. */
const database = testDatabase();
let owner: postgres.Sql;

const KINDS = ["council", "provider", "region"] as const;
/** Reaches that an address can be within; all others are people. */
const ADDRESSES: readonly Reach[] = ["invited", "own-address", "attendee", "subscriber"];
const mails = mailReaches();
const goingTo = (reach: Reach) =>
  mails.filter(({ reaches }) => reaches.includes(reach)).map(({ name }) => name);

beforeAll(async () => {
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  await fillWorlds(owner);
  for (const { name } of await allTables(owner))
    await owner.unsafe(`alter table ${name} enable trigger user`);
  await keepMailTemplates(owner);
  await asOwner("access.memberships", async () => {
    // Somebody who has left each organisation, and a colleague beside the one who acts.
    for (const kind of KINDS)
      for (const [who, ended] of [
        ["leaver", new Date()],
        ["colleague", null],
      ] as const)
        await owner`
          insert into access.memberships (id, person_id, organisation_id, roles, started_at, ended_at)
          values (${idOf(1, `${kind} ${who} membership`)}, ${idOf(1, `${kind} ${who}`)}, ${idOf(1, kind)}, '{}', now(), ${ended})`;
  });
});
afterAll(async () => {
  await closeActing();
  await owner?.end();
});

async function asOwner(table: string, work: () => Promise<unknown>): Promise<void> {
  await owner.unsafe(
    `alter table ${table} no force row level security; alter table ${table} disable trigger user`,
  );
  await work();
  await owner.unsafe(
    `alter table ${table} enable trigger user; alter table ${table} force row level security`,
  );
}

type To = { person?: string; email?: string; organisation?: string | null };

/** A mail that the role puts into the outbox. */
function mail(role: LoginRole, template: string, { person, email, organisation }: To): string {
  const acting = role === "auth" ? null : actAs(role).organisation;
  return insertOf("public.outgoing_messages", {
    id: idOf(1, "new mail"),
    organisation_id: organisation === undefined ? acting : organisation,
    to_person_id: person ?? null,
    to_email: email ?? null,
    template,
    props: {},
    message_id: "<new mail>",
    created_at: new Date().toISOString(),
    attempts: 0,
  });
}

/** Those of the mails that get into the outbox, tried one by one; everything else is refused. */
async function sent(role: LoginRole, all: Record<string, string>): Promise<string[]> {
  const outcomes = Object.entries(await attemptsAs(role, all));
  expect(outcomes.filter(([, outcome]) => outcome.startsWith("error"))).toEqual([]);
  return outcomes.filter(([, outcome]) => outcome !== "refused").map(([name]) => name);
}

const everyMail = (role: LoginRole, to: To) =>
  Object.fromEntries(mails.map(({ name }) => [name, mail(role, name, to)]));

const kindOf = (role: LoginRole) =>
  KINDS.find((kind) => idOf(1, kind) === actAs(role).organisation) ?? "council";
const colleagueOf = (role: LoginRole) => idOf(1, `${kindOf(role)} colleague`);
/** Roles that write for an organisation; the others write for nobody, or nothing at all. */
const WRITERS: readonly LoginRole[] = ["council", "provider", "region", "worker"];

it("the database knows the mails of the registry, whom each may go to, and every word for it", async () => {
  await asOwner("public.mail_templates", async () => {
    await owner`insert into public.mail_templates (name, reaches) values ('of-yesterday', '{colleague}')
      on conflict (name) do nothing`;
    await owner`update public.mail_templates set reaches = '{colleague,invited}' where name = 'search-paused'`;
  });
  await keepMailTemplates(owner);
  const kept = await owner`select name, reaches from public.mail_templates`;
  const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name);
  expect(kept.map(({ name, reaches }) => ({ name, reaches })).sort(byName)).toEqual([...mails].sort(byName));
  const [row] = await owner<
    { text: string }[]
  >`select prosrc as text from pg_proc where proname = 'mail_reaches'`;
  const words = [...(row?.text ?? "").matchAll(/when '([a-z-]+)' then/g)].map(([, word]) => word);
  expect(words.sort()).toEqual([...new Set(mails.flatMap(({ reaches }) => reaches))].sort());
});

describe.each(loginRoles)("%s", (role) => {
  it("sends nothing that is not in the registry", async () => {
    const names = ["anything", "", "Invitation", "invitation ", "of-yesterday"];
    const all = names.map((name) => [name, mail(role, name, { person: colleagueOf(role) })]);
    expect(await sent(role, Object.fromEntries(all))).toEqual([]);
  });

  it("sends nothing to a stranger, to somebody who has left, or to an address of its own choice", async () => {
    const kind = kindOf(role);
    const targets: Record<string, To> = {
      "somebody of another organisation": { person: idOf(2, `${kind} person`) },
      "somebody of another kind": {
        person: idOf(2, kind === "provider" ? "council person" : "provider person"),
      },
      "somebody who has left": { person: idOf(1, `${kind} leaver`) },
      nobody: { person: idOf(1, "nobody") },
      "an address": { email: "stranger@example.org" },
      "an invitation of others": { email: `world2${kind}-person@example.org` },
    };
    const all = Object.entries(targets).flatMap(([who, to]) =>
      Object.entries(everyMail(role, to)).map(([name, statement]) => [`${name} to ${who}`, statement]),
    );
    // Sign-in knows everybody with an account. (And the samples have two hubs, where there is one.)
    const allowed: Partial<Record<LoginRole, string[]>> = {
      auth: ["account-notice to somebody of another organisation"],
      region: ["roles-to-confirm to somebody of another organisation"],
    };
    expect(await sent(role, Object.fromEntries(all))).toEqual(allowed[role] ?? []);
  });

  it("sends nothing in the name of an organisation that it does not act for", async () => {
    for (const organisation of [idOf(2, kindOf(role)), role === "auth" ? idOf(1, "council") : null])
      expect(await sent(role, everyMail(role, { person: colleagueOf(role), organisation }))).toEqual([]);
  });

  it("sends to a colleague what goes to colleagues, and nothing else", async () => {
    // (where nobody is an admin the hub's people confirm, among them those of the hub itself)
    const reaches: Reach[] = role === "region" ? ["colleague", "confirmer"] : ["colleague"];
    const expected = WRITERS.includes(role) ? reaches.flatMap(goingTo).sort() : [];
    expect((await sent(role, everyMail(role, { person: colleagueOf(role) }))).sort()).toEqual(expected);
  });

  it("sends to an address what goes to addresses, where a row has that address", async () => {
    await asOwner(
      "public.forum_bookings",
      () => owner`
        update public.forum_bookings set attendee_email = 'attendee@example.org', person_id = null
         where id = ${idOf(1, "forum_bookings")}`,
    );
    const invited = await sent(role, everyMail(role, { email: `world1${kindOf(role)}-person@example.org` }));
    expect(invited).toEqual(WRITERS.includes(role) ? goingTo("invited") : []);
    // The sample's date is the council's and the seat the provider's.
    const near: LoginRole[] = ["council", "provider", "worker"];
    const attending = await sent(role, everyMail(role, { email: "attendee@example.org" }));
    expect(attending.sort()).toEqual(near.includes(role) ? goingTo("attendee").sort() : []);
  });
});

it("what goes to addresses goes to nobody else", () => {
  for (const { name, reaches } of mails)
    if (reaches.some((one) => ADDRESSES.includes(one))) expect(reaches, name).toHaveLength(1);
});

it("sign-in writes to whoever signs in, with a link that is open, and to nobody else", async () => {
  const person = idOf(1, "credentials.person_id");
  const email = "mine@example.org";
  await asOwner(
    "auth.credentials",
    () => owner`update auth.credentials set email = ${email}, person_id = ${person}
                 where ctid = (select min(ctid) from auth.credentials)`,
  );
  expect(await sent("auth", everyMail("auth", { person }))).toEqual(["account-notice"]);
  expect(await sent("auth", everyMail("auth", { email }))).toEqual([]);
  await asOwner(
    "auth.emailed_links",
    () => owner`insert into auth.emailed_links (hash, person_id, purpose, created_at, expires_at)
                values ('a link of mine', ${person}, 'password', now(), now())`,
  );
  expect(await sent("auth", everyMail("auth", { email }))).toEqual(["password-link"]);
  for (const role of WRITERS) {
    expect(await sent(role, everyMail(role, { person })), role).toEqual([]);
    expect(await sent(role, everyMail(role, { email })), role).toEqual([]);
  }
});

it("the worker records what became of a mail and changes nothing of what it is and whom it goes to", async () => {
  const columns = ["organisation_id", "to_person_id", "to_email", "template", "message_id", "created_at"];
  const all = columns.map((name) => [name, `update public.outgoing_messages set "${name}" = "${name}"`]);
  expect(await sent("worker", Object.fromEntries(all))).toEqual([]);
});
