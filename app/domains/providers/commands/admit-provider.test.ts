import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { joinByInvitation } from "~/domains/access/commands/join-by-invitation.server";
import { viewInvitationLink } from "~/domains/access/queries/view-invitation.server";
import { sqlFor } from "~/platform/database/clients.server";
import {
  council,
  type FactoryOrganisation,
  hub,
  person,
  provider,
} from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { viewOwner } from "../queries/view-owner.server";
import { addServices } from "./add-services.server";
import { admitProvider } from "./admit-provider.server";
import { importRegister } from "./import-register.server";
import { reinviteAdmin } from "./reinvite-admin.server";

testDatabase();

const JUNIPER = "juniperhollowcare";
let wolverhampton: FactoryOrganisation;
let broker: Actor;
let colleague: Actor;
let officer: Actor;

const owner = () => sqlFor("owner");
const first = (over: object = {}) => ({
  owner: JUNIPER,
  organisation: "Juniper Hollow Care",
  name: "Ines Calloway",
  email: "ines@juniper.example",
  ...over,
});
const mailsTo = (email: string) =>
  sqlFor("worker")`select props from outgoing_messages where to_email = ${email} and template = 'invitation'`;

beforeAll(async () => {
  await importRegister(
    fileURLToPath(new URL("../fixtures/provider-level-at-31-march-2025.csv", import.meta.url)),
  );
  wolverhampton = await council("Wolverhampton", { councilCode: "E08000031" });
  broker = await person(wolverhampton, ["broker"], { email: "broker@wolverhampton.example" });
  colleague = await person(wolverhampton, ["broker"]);
  officer = await person(await hub(), ["hub-officer"]);
});

describe("bringing a provider on", () => {
  it("is refused to a social worker, for an unknown owner, and with one's own address", async () => {
    const worker = await person(wolverhampton, ["social-worker"]);
    expect(await admitProvider(worker, first())).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    expect(await admitProvider(broker, first({ owner: "nobodyknown" }))).toMatchObject({
      error: { kind: "not-found" },
    });
    expect(await admitProvider(broker, first({ email: "broker@wolverhampton.example" }))).toMatchObject({
      error: { kind: "invalid", field: "email" },
    });
  });

  it("two people at once: one brings it on, the other is told, one mail is sent", async () => {
    const results = await Promise.all([
      admitProvider(broker, first()),
      admitProvider(colleague, first({ email: "other@juniper.example" })),
      admitProvider(officer, first({ email: "third@juniper.example" })),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.error.kind === "conflict")).toHaveLength(2);
    const made = await owner()`select name, slug from access.organisations where kind = 'provider'`;
    expect(made).toEqual([{ name: "Juniper Hollow Care", slug: "juniper-hollow-care" }]);
    const mails = await sqlFor("worker")`select 1 from outgoing_messages where template = 'invitation'`;
    expect(mails).toHaveLength(1);
    const held = await owner()`
      select count(*)::int as services, count(provider_id)::int as held from services where owner_key = ${JUNIPER}`;
    expect(held[0]?.services).toBe(held[0]?.held);
  });

  it("then waits for its first admin, whom brokers alone may see, and may be invited again", async () => {
    const view = await viewOwner(broker, JUNIPER);
    const organisation = view?.organisations[0];
    expect(organisation).toMatchObject({ waiting: true, invited: { name: "Ines Calloway" } });
    const worker = await person(wolverhampton, ["social-worker"]);
    expect((await viewOwner(worker, JUNIPER))?.organisations[0]).toMatchObject({
      waiting: true,
      invited: null,
    });

    const again = { owner: JUNIPER, organisationId: organisation?.id ?? "" };
    const right = { ...again, name: "Ines Calloway", email: "ines.calloway@juniper.example" };
    expect(await reinviteAdmin(worker, right)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await reinviteAdmin(colleague, { ...right, owner: "rowancourtfostering" })).toMatchObject({
      error: { kind: "not-found" },
    });
    expect(await reinviteAdmin(colleague, right)).toMatchObject({ ok: true });
    const [mail] = await mailsTo("ines.calloway@juniper.example");
    const token = String(mail?.props.secretLink).split("/").at(-1) ?? "";
    const request = new Request("http://portal.test/");
    expect(await viewInvitationLink(request, token)).toMatchObject({
      state: "open",
      organisation: "Juniper Hollow Care",
    });
    const waiting = await owner()`
      select email from access.invitations where organisation_id = ${organisation?.id ?? ""} and state = 'waiting'`;
    expect(waiting).toEqual([{ email: "ines.calloway@juniper.example" }]);

    expect(
      (
        await joinByInvitation(request, {
          address: "203.0.113.5",
          token,
          password: "copper kettle under the beech",
        })
      ).ok,
    ).toBe(true);
    expect((await viewOwner(broker, JUNIPER))?.organisations[0]?.waiting).toBe(false);
    expect(await reinviteAdmin(broker, { ...right, email: "mallory@example.org" })).toMatchObject({
      error: { kind: "conflict" },
    });
  });

  it("what the owner registers later is added to its organisation, to no other", async () => {
    const [late] = await owner()`
      update services set provider_id = null where registration_number = '9900010' returning id`;
    const view = await viewOwner(broker, JUNIPER);
    expect(view).toMatchObject({ waiting: 1, addTo: { name: "Juniper Hollow Care" } });
    const foreign = await provider("Rowan Court");
    expect(await addServices(broker, { owner: JUNIPER, organisationId: foreign.id })).toMatchObject({
      error: { kind: "not-found" },
    });
    // The second wall: the database itself refuses services of another owner.
    await expect(
      sqlFor("council").begin(async (tx) => {
        await actingAs(tx, "council", { organisationId: wolverhampton.id, personId: broker.personId });
        await tx`select access.add_services(${foreign.id}, ${[late?.id]}::uuid[], now())`;
      }),
    ).rejects.toMatchObject({ code: "42501" });
    expect(await addServices(broker, { owner: JUNIPER, organisationId: view?.addTo?.id ?? "" })).toEqual({
      ok: true,
      value: { services: 1 },
    });
  });
});

describe("a council's own homes", () => {
  it("become its internal provider by its commissioner; no other council, broker or hub may", async () => {
    const [home] = await owner()`
      select owner_key, council_code from services where sector = 'local-authority' and status <> 'closed' limit 1`;
    const key = home?.owner_key as string;
    const own = await council("Its Council", { councilCode: home?.council_code });
    const stranger = await person(await council("Elsewhere", { councilCode: "E06000019" }), ["commissioner"]);
    const input = first({
      owner: key,
      organisation: "Its Council internal services",
      email: "hm@its.example",
    });
    for (const actor of [stranger, officer, broker, await person(own, ["broker"])])
      expect(await admitProvider(actor, input)).toMatchObject({ error: { kind: "forbidden" } });
    const commissioner = await person(own, ["commissioner"]);
    expect((await viewOwner(commissioner, key))?.suggestedName).toBe("Its Council internal services");
    const result = await admitProvider(commissioner, input);
    expect(result).toMatchObject({ ok: true });
    const [made] = await owner()`
      select owner_council_id as council from access.organisations where name = 'Its Council internal services'`;
    expect(made?.council).toBe(own.id);
  });
});
