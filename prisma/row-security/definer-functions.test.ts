import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { OPENED_FOR } from "~/domains/vault/identity";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { registeredService } from "../factories/deliveries";
import { council, person, provider } from "../factories/organisations";
import { draftReferral } from "../factories/referrals";
import { actingAs } from "../testing/acting-as.server";
import { testDatabase } from "../testing/database.server";

/** The narrow doors between organisations, knocked at with everything of the code out of the way. */
testDatabase();
let admin: Actor;
let officer: Actor;
let owned: string[];
let others: string;
let councilHome: string;
let strangersHome: string;

beforeAll(async () => {
  const home = await council("Wolverhampton", { councilCode: "E08000031" });
  await council("Dudley", { councilCode: "E08000027" });
  admin = await person(home, ["council-admin"]);
  officer = await person(await provider("Ashgrove Care"), ["provider-admin"]);
  owned = [
    await registeredService({ ownerName: "Juniper" }),
    await registeredService({ ownerName: "Juniper" }),
  ];
  others = await registeredService({ ownerName: "Somebody else" });
  councilHome = await registeredService({ ownerName: "Wolverhampton City Council" });
  strangersHome = await registeredService({ ownerName: "Dudley Council", councilCode: "E08000027" });
  await sqlFor("owner").begin(async (tx) => {
    await tx`alter table services no force row level security`;
    await tx`update services set sector = 'local-authority' where id in ${tx([councilHome, strangersHome])}`;
    await tx`alter table services force row level security`;
  });
});

async function attempt(by: Actor, statement: string, values: (string | string[])[]): Promise<string> {
  try {
    await sqlFor(by.kind).begin(async (tx) => {
      await actingAs(tx, by.kind, by);
      await tx.unsafe(statement, values);
      throw new Error("roll back");
    });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message === "roll back") return "done";
    return (thrown as { code?: string }).code ?? "thrown";
  }
  return "nothing";
}

const admit = (by: Actor, services: string[], internal: boolean) =>
  attempt(
    by,
    `select access.admit_provider($1::uuid, $2, 'A provider', $3::text::boolean, $4::uuid[], $5::uuid,
      'admin@provider.example', 'An admin', $2, now(), now() + interval '7 days')`,
    [newId(), newId(), String(internal), services, newId()],
  );

describe("bringing a provider on", () => {
  it("takes the services of one owner, and nobody's beside them", async () => {
    expect(await admit(admin, owned, false)).toBe("done");
    expect(await admit(admin, [...owned, others], false)).toBe("42501");
    expect(await admit(officer, owned, false)).toBe("42501");
  });

  it("makes a council's own homes its internal provider, and never another's", async () => {
    expect(await admit(admin, [councilHome], true)).toBe("done");
    expect(await admit(admin, [councilHome], false)).toBe("42501");
    expect(await admit(admin, [strangersHome], true)).toBe("42501");
    expect(await admit(admin, [strangersHome], false)).toBe("42501");
    expect(await admit(admin, owned, true)).toBe("42501");
  });
});

describe("who the colleagues are", () => {
  const asked = (by: Actor) =>
    sqlFor(by.kind).begin(async (tx) => {
      await actingAs(tx, by.kind, by);
      return tx<{ id: string; name: string; roles: string[] }[]>`select * from access.colleagues()`;
    });

  it("is told of one's own organisation alone, once a person, with the roles that they hold now", async () => {
    const home = await council("Walsall", { councilCode: "E08000030" });
    const broker = await person(home, ["broker"], { name: "Dana Whitlow" });
    const left = await person(home, ["social-worker"], { name: "Peter Marsh" });
    await sqlFor("owner")`
      update access.memberships set ended_at = now() where person_id = ${left.personId}`;
    await sqlFor("owner")`
      insert into access.memberships (id, person_id, organisation_id, roles, started_at, ended_at)
      values (${newId()}, ${broker.personId}, ${home.id}, '{finance}', now() - interval '2 days', now() - interval '1 day')`;
    const colleagues = await asked(broker);
    expect(colleagues).toHaveLength(2);
    expect(colleagues).toEqual(
      expect.arrayContaining([
        { id: broker.personId, name: "Dana Whitlow", roles: ["broker"] },
        { id: left.personId, name: "Peter Marsh", roles: [] },
      ]),
    );
  });

  it("is told to nobody who does not say who they are, or who has no list to name them in", async () => {
    for (const role of ["council", "provider", "region"] as const)
      expect(await sqlFor(role)`select * from access.colleagues()`).toEqual([]);
    for (const role of ["reader", "worker", "keys"] as const)
      await expect(sqlFor(role)`select * from access.colleagues()`).rejects.toMatchObject({ code: "42501" });
  });
});

describe("the queue", () => {
  const enqueue = (by: Actor, task: string, payload: object, key: string | null = null) =>
    attempt(by, "select public.enqueue_job($1, $2::text::json, $3)", [
      task,
      JSON.stringify(payload),
      key ?? "",
    ]);

  it("takes from a role what is its own to ask", async () => {
    const elsewhere = { organisationId: admin.organisationId, personId: admin.personId };
    const own = { ...elsewhere, organisationId: officer.organisationId };
    expect(await enqueue(officer, "colleague-removed", own, "colleague-removed:1")).toBe("done");
    expect(await enqueue(officer, "colleague-removed", elsewhere, "colleague-removed:1")).toBe("42501");
    expect(await enqueue(officer, "password-link", { email: "a@b.example" }, "password-link:1")).toBe(
      "42501",
    );
    expect(await enqueue(officer, "send-mail", { id: newId() }, "send-mail:1")).toBe("42501");
    expect(await enqueue(officer, "tell-broker", {}, `send-mail:${newId()}`)).toBe("42501");
  });
});

describe("an invitation", () => {
  it("is answered by sign-in alone, and made, sent again and taken back by an admin of its organisation", async () => {
    const worker = await person({ id: admin.organisationId, slug: "", name: "", kind: "council" }, [
      "social-worker",
    ]);
    const made = newId();
    const invite = `select access.invite($1::uuid, 'new@e.example', 'New', array['council-admin'], $1::text, now(), now() + interval '7 days')`;
    expect(await attempt(admin, invite, [made])).toBe("done");
    for (const by of [worker]) expect(await attempt(by, invite, [made])).toBe("42501");
    await sqlFor("owner")`
      insert into access.invitations (id, organisation_id, email, name, roles, invited_by, invited_at, expires_at)
      values (${made}, ${admin.organisationId}, 'waits@e.example', 'W', '{broker}', 'A', now(), now() + interval '7 days')`;
    const cancel = "select 1 / access.cancel_invitation($1::uuid, 1, now())::int";
    expect(await attempt(worker, cancel, [made])).toBe("42501");
    expect(await attempt(officer, cancel, [made])).toBe("22012");
    expect(await attempt(admin, cancel, [made])).toBe("done");
    for (const by of [admin, officer, worker])
      for (const door of [
        "select access.accept_invitation($1::uuid, null, $1::uuid, $1::uuid, now())",
        "select access.refuse_invitation($1::uuid, null, now())",
        "select access.link_to_invitation($1::uuid, 'x', now())",
        "select access.put_invitation($1::uuid, $1::uuid, 'a@b.c', 'A', '{broker}', 'x', now(), now())",
        "update access.invitations set state = 'accepted' where id = $1::uuid",
        "insert into access.memberships (id, person_id, organisation_id, roles, started_at) values ($1::uuid, $1::uuid, $1::uuid, '{broker}', now())",
      ])
        expect(await attempt(by, door, [made])).toBe("42501");
  });
});

it("no role of the application founds an organisation or reads the queue", async () => {
  for (const by of [admin, officer]) {
    expect(
      await attempt(
        by,
        `select access.create_organisation($1::uuid, 'evil', 'Evil', 'council', null, null, null, $1::uuid,
          'e@e.example', 'Eve', array['council-admin'], 'x', now(), now())`,
        [newId()],
      ),
    ).toBe("42501");
    expect(await attempt(by, "select * from graphile_worker.jobs", [])).toBe("42501");
    expect(await attempt(by, "select access.may_claim($1::uuid[], false)", [owned])).toBe("42501");
  }
});

describe("the vault", () => {
  const noCouncil = newId();
  const asked = (by: Actor, statement: string) => attempt(by, statement, []);

  it("opens no door of the daily job to whoever is not the council, and lets the council destroy nothing", async () => {
    const destroy = `select vault.destroy_identity('${noCouncil}'::uuid, now(), true)`;
    expect(await asked(officer, "select * from vault.kept_identities()")).toBe("42501");
    for (const by of [officer, admin]) {
      expect(await asked(by, destroy)).toBe("42501");
      expect(await asked(by, `select vault.known_identities(array['${noCouncil}'::uuid])`)).toBe("42501");
    }
    expect(await asked(admin, "select * from vault.kept_identities()")).toBe("done");
  });

  it("lets the web server's role note that a text was read, and write no look of whoever holds the keys", async () => {
    // Of a child that is not there: what is asked here is who writes, not of whom.
    await sqlFor("owner")`alter table vault.looks drop constraint looks_identity_id_council_id_fkey`;
    const note = (purpose: string, more = "", values = "") =>
      asked(
        admin,
        `insert into vault.looks (id, identity_id, council_id, person_id, purpose, at${more})
         values ('${newId()}', '${newId()}', '${admin.organisationId}', '${admin.personId}', '${purpose}', now()${values})`,
      );
    expect(await note("read-text")).toBe("done");
    for (const purpose of [...OPENED_FOR, "search"]) expect(await note(purpose), purpose).toBe("42501");
    expect(await note("comparison", ", texts, findings", ", 1, 0")).toBe("42501");
    expect(await note("read-text", ", texts, findings", ", 1, 0")).toBe("42501");
    for (const purpose of ["read-document", "read-cleared-document"])
      expect(await note(purpose, ", document_id", `, '${newId()}'`), purpose).toBe("42501");
    const open = `select * from public.document_to_open('${newId()}', '{}', '${newId()}', now())`;
    for (const by of [admin, officer]) expect(await asked(by, open)).toBe("42501");
    for (const statement of ["update vault.looks set at = at", "delete from vault.looks"])
      expect(await asked(admin, statement), statement).toBe("42501");
  });

  it("lets the worker destroy what is the asking council's, and read no row", async () => {
    const theirs = await council("Sandwell");
    const broker = await person(theirs, ["broker"]);
    await draftReferral(broker, { leave: ["narrative"] });
    const as = async (organisation: string, statement: string) =>
      sqlFor("worker").begin(async (sql) => {
        await actingAs(sql, "worker", { organisationId: organisation });
        return [...(await sql.unsafe<Record<string, unknown>[]>(statement))];
      });
    const [kept] = await as(theirs.id, "select identity_id as id from vault.kept_identities()");
    const destroy = `select vault.destroy_identity('${kept?.id}'::uuid, now(), true) as done`;
    expect(await as(admin.organisationId, "select * from vault.kept_identities()")).toEqual([]);
    expect(await as(admin.organisationId, destroy)).toEqual([{ done: false }]);
    await expect(as(theirs.id, "select ciphertext from vault.identities")).rejects.toThrow(
      /permission denied/,
    );
    await expect(as(theirs.id, "update vault.identities set version = 1")).rejects.toThrow(
      /permission denied/,
    );
    expect(await as(theirs.id, destroy)).toEqual([{ done: true }]);
    expect(await as(theirs.id, destroy)).toEqual([{ done: false }]);
  });
});
