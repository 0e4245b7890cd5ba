import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { council, hub, joins, person } from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { listConfirmations } from "../queries/list-confirmations.server";
import { viewConfirmation } from "../queries/view-confirmation.server";
import { viewOwner } from "../queries/view-owner.server";
import { admitProvider } from "./admit-provider.server";
import { confirmAddress } from "./confirm-address.server";
import { decideProvider } from "./decide-provider.server";
import { importRegister } from "./import-register.server";
import { reinviteAdmin } from "./reinvite-admin.server";

testDatabase();

const JUNIPER = "juniperhollowcare";
const WEBMAIL = "juniper.hollow@outlook.com";
let broker: Actor;
let colleague: Actor;
let elsewhere: Actor;
let officer: Actor;
let secondOfficer: Actor;
let twoHats: Actor;
let providerId: string;

const standing = async () =>
  (
    await sqlFor("owner")`select standing, vouched_by_id from access.organisations where id = ${providerId}`
  )[0];
const waiting = async (actor: Actor) => (await listConfirmations(actor)).providers[0];
const reason = "Rang the number in the register";
const decide = async (actor: Actor, decision: "confirm" | "refuse") => {
  const [open] = await sqlFor("owner")`
    select id, version from access.provider_confirmations where provider_id = ${providerId} and state = 'waiting'`;
  return decideProvider(actor, { confirmationId: open?.id, version: open?.version, decision, reason });
};
/** The database alone, without the policy of the code. */
async function knock(actor: Actor, statement: string, values: string[]): Promise<string> {
  try {
    await sqlFor(actor.kind).begin(async (tx) => {
      await actingAs(tx, actor.kind, actor);
      await tx.unsafe(statement, values);
      throw new Error("roll back");
    });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message === "roll back") return "done";
    return (thrown as { code?: string }).code ?? "thrown";
  }
  return "nothing";
}

beforeAll(async () => {
  await importRegister(
    fileURLToPath(new URL("../fixtures/provider-level-at-31-march-2025.csv", import.meta.url)),
  );
  const wolverhampton = await council("Wolverhampton", { councilCode: "E08000031" });
  const dudley = await council("Dudley", { councilCode: "E08000027" });
  const region = await hub();
  broker = await person(wolverhampton, ["broker"]);
  colleague = await person(wolverhampton, ["commissioner"]);
  elsewhere = await person(dudley, ["quality-assurance", "broker"]);
  officer = await person(region, ["hub-officer"]);
  secondOfficer = await person(region, ["hub-officer"]);
  twoHats = await joins(dudley, colleague, ["commissioner"]);
  const made = await admitProvider(broker, {
    owner: JUNIPER,
    organisation: "Juniper Hollow Care",
    name: "Ines Calloway",
    email: WEBMAIL,
  });
  if (!made.ok) throw new Error("not brought on");
  providerId = made.value.organisationId;
  expect(made.value.standing).toBe("unconfirmed");
});

describe("a provider that one broker brought on with a webmail address", () => {
  it("is unconfirmed, and says so to every council", async () => {
    expect(await standing()).toEqual({ standing: "unconfirmed", vouched_by_id: broker.organisationId });
    expect((await viewOwner(elsewhere, JUNIPER))?.organisations).toMatchObject([
      { standing: "unconfirmed", toConfirm: expect.stringContaining("/providers-to-confirm/") },
    ]);
    const one = await waiting(elsewhere);
    expect(one).toMatchObject({ name: "Juniper Hollow Care", why: null });
    const view = await viewConfirmation(officer, one?.id ?? "");
    expect(view).toMatchObject({ email: WEBMAIL, askedBy: broker.personName, whyNot: null });
    expect(view.addressWords).toContain("webmail");
  });

  it("is not confirmed by who brought it on, by their council, nor by one person under two names", async () => {
    for (const actor of [broker, colleague, twoHats])
      expect(await decide(actor, "confirm")).toMatchObject({ error: { kind: "forbidden" } });
    const worker = await person({ id: elsewhere.organisationId, slug: "", name: "", kind: "council" }, [
      "social-worker",
    ]);
    expect(await decide(worker, "confirm")).toMatchObject({ error: { kind: "forbidden" } });
    expect(await standing()).toMatchObject({ standing: "unconfirmed" });
  });

  it("nor past the code: the database asks the same of whoever knocks", async () => {
    const [open] = await sqlFor("owner")`
      select id from access.provider_confirmations where provider_id = ${providerId} and state = 'waiting'`;
    const door = "select access.decide_provider($1::uuid, 1, true, 'because', now())";
    for (const actor of [broker, colleague, twoHats])
      expect(await knock(actor, door, [open?.id])).toBe("42501");
    for (const actor of [broker, elsewhere, officer]) {
      expect(
        await knock(actor, "update access.organisations set standing = 'confirmed' where id = $1::uuid", [
          providerId,
        ]),
      ).toBe("42501");
      expect(
        await knock(
          actor,
          "update access.provider_confirmations set state = 'confirmed' where provider_id = $1::uuid",
          [providerId],
        ),
      ).toBe("42501");
      expect(
        await knock(
          actor,
          "select access.ask_confirmation($1::uuid, 'juniperhollowcare', 'a@b.example', 'A', now())",
          [providerId],
        ),
      ).toBe("42501");
    }
  });

  it("gets nothing from another council, whatever the code asks for", async () => {
    const insert = `
      insert into deliveries (id, reference, referral_id, council_id, provider_id, stage_number, state, search_state, edition_number,
        headline, summary, reason, needed_by, answer_by, broker_id, created_at)
      values ($1::uuid, 'HW-AAAAAA', $1::uuid, $2::uuid, $3::uuid, 1, 'queued', 'searching', 1, 'h', '{}', 'r', 'week', now(), $4::uuid, now())`;
    expect(
      await knock(elsewhere, insert, [newId(), elsewhere.organisationId, providerId, elsewhere.personId]),
    ).toBe("42501");
  });

  it("of two second persons at once one decides; then it is confirmed, with its history", async () => {
    const results = await Promise.all([decide(elsewhere, "confirm"), decide(officer, "confirm")]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await standing()).toEqual({ standing: "confirmed", vouched_by_id: null });
    expect((await viewOwner(broker, JUNIPER))?.organisations[0]?.history.join(" ")).toContain(reason);
  });
});

describe("inviting again", () => {
  const again = (actor: Actor, email: string) =>
    reinviteAdmin(actor, { owner: JUNIPER, organisationId: providerId, name: "Ines Calloway", email });

  it("to the confirmed address changes nothing, to another one asks for a second person again", async () => {
    expect(await again(colleague, WEBMAIL)).toMatchObject({ value: { standing: "confirmed" } });
    expect(await again(elsewhere, "somebody@gmail.com")).toMatchObject({
      value: { standing: "unconfirmed" },
    });
    expect(await standing()).toMatchObject({ vouched_by_id: elsewhere.organisationId });
    // The council that brought it on is another council now; the one that invited again is not.
    expect(await decide(elsewhere, "confirm")).toMatchObject({ error: { kind: "forbidden" } });
  });

  it("to an address that the hub confirmed for this owner is enough, but not for who confirmed it", async () => {
    const email = "office@juniper.example";
    const address = { owner: JUNIPER, email, note: "Ofsted's letter of March" };
    expect(await confirmAddress(broker, address)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await confirmAddress(officer, address)).toMatchObject({ ok: true });
    expect(await confirmAddress(officer, address)).toMatchObject({ error: { field: "email" } });
    expect(await again(officer, email)).toMatchObject({ value: { standing: "unconfirmed" } });
    expect(await again(secondOfficer, email)).toMatchObject({ value: { standing: "confirmed" } });
    expect(await again(elsewhere, email)).toMatchObject({ value: { standing: "confirmed" } });
    // An address of the asking council's own colleague proves nothing.
    const own = { ...address, email: "mate@juniper.example" };
    expect(await confirmAddress(colleague, own)).toMatchObject({ ok: true });
    expect(await again(broker, own.email)).toMatchObject({ value: { standing: "unconfirmed" } });
  });

  it("refused, nobody acts for it and its services wait in the register again", async () => {
    expect(await decide(officer, "refuse")).toMatchObject({ value: { confirmed: false } });
    expect(await standing()).toMatchObject({ standing: "refused" });
    const owner = await viewOwner(broker, JUNIPER);
    expect(owner?.organisations).toEqual([]);
    expect(owner?.waiting).toBe(owner?.services.length);
    const invitations = await sqlFor("owner")`
      select 1 from access.invitations where organisation_id = ${providerId} and state = 'waiting'`;
    expect(invitations).toHaveLength(0);
    const told = await read(officer, (tx) =>
      tx.providerConfirmation.findFirst({ where: { providerId, state: "refused" } }),
    );
    expect(told).toMatchObject({ decidedByName: officer.personName, reason });
  });
});
