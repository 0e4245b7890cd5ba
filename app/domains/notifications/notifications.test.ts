import { describe, expect, it } from "vitest";
import { sqlFor } from "~/platform/database/clients.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { council, person, provider } from "../../../prisma/factories/organisations.ts";
import { testDatabase } from "../../../prisma/testing/database.server.ts";
import { notify } from "./commands/notify.server";
import { findRecipients, type Step } from "./queries/find-recipients.server";

testDatabase();

const asWorker = <T>(organisationId: string, work: (tx: Tx) => Promise<T>) =>
  transaction("worker", { "app.org_id": organisationId }, work);

describe("the finder of recipients", () => {
  it("takes the first step that has somebody left, and nobody who has left", async () => {
    const org = await provider();
    const officer = await person(org, ["referrals-officer"]);
    const admin = await person(org, ["provider-admin"]);
    const elsewhere = await person(await provider(), ["referrals-officer"]);
    const steps: Step[] = [
      { people: [elsewhere.personId, null, undefined] },
      { roles: ["referrals-officer"] },
      { roles: ["provider-admin", "registered-manager"] },
    ];
    const find = (without: string[] = []) =>
      asWorker(org.id, async (tx) => {
        const found = await findRecipients(tx, { organisationId: org.id, steps, without: new Set(without) });
        return found && { step: found.step, people: found.people.map(({ personId }) => personId) };
      });
    expect(await find()).toEqual({ step: 1, people: [officer.personId] });
    expect(await find([officer.personId])).toEqual({ step: 2, people: [admin.personId] });
    expect(await find([officer.personId, admin.personId])).toBeUndefined();
  });

  it("knows the duty owner, also only while they hold a role", async () => {
    const org = await council();
    const duty = await person(org, ["social-worker"]);
    await person(org, ["broker"]);
    const admin = await person(org);
    await transaction("council", { "app.org_id": org.id, "app.person_id": admin.personId }, (tx) =>
      tx.organisation.updateMany({ where: { id: org.id }, data: { dutyOwnerId: duty.personId } }),
    );
    const who = (dutyOwner: Step["dutyOwner"]) =>
      asWorker(org.id, async (tx) => {
        const found = await findRecipients(tx, {
          organisationId: org.id,
          steps: [{ ...(dutyOwner ? { dutyOwner } : {}) }],
        });
        return found?.people.map(({ personId }) => personId) ?? [];
      });
    expect(await who(true)).toEqual([duty.personId]);
    expect(await who(["social-worker"])).toEqual([duty.personId]);
    expect(await who(["broker"])).toEqual([]);
    expect(await who(undefined)).toEqual([]);
  });

  it("reads no other organisation than the one that is set", async () => {
    const [here, there] = [await provider(), await provider()];
    await person(there, ["provider-admin"]);
    const found = await asWorker(here.id, (tx) =>
      findRecipients(tx, { organisationId: there.id, steps: [{ roles: ["provider-admin"] }] }),
    );
    expect(found).toBeUndefined();
  });
});

describe("notify", () => {
  const props = {
    name: "Dana",
    reference: "HW-7K3M9Q",
    council: "Wolverhampton",
    provider: "Ash",
    link: "http://localhost:3000/x",
  };
  const queuedFor = async (personId: string) => {
    const rows = await sqlFor("worker")<{ template: string; props: { name: string } }[]>`
      select template, props from outgoing_messages where to_person_id = ${personId} order by id`;
    return rows.map((row) => [row.template, row.props.name]);
  };

  it("writes to each who has the role, with props of their own", async () => {
    const org = await provider();
    const [one, two] = [await person(org, ["provider-admin"]), await person(org, ["provider-admin"])];
    const count = await asWorker(org.id, (tx) =>
      notify(tx, {
        template: "offer-expired",
        to: { organisationId: org.id, steps: [{ roles: ["provider-admin"] }] },
        props: (to) => ({ ...props, name: to.name }),
        dedupeKey: null,
      }),
    );
    expect(count).toBe(2);
    expect(await queuedFor(one.personId)).toEqual([["offer-expired", one.personName]]);
    expect(await queuedFor(two.personId)).toEqual([["offer-expired", two.personName]]);
  });

  it("says the same to the same person once, whatever is tried again, and other news all the same", async () => {
    const org = await provider();
    const admin = await person(org, ["provider-admin"]);
    const other = await person(org, ["provider-admin"]);
    const say = (dedupeKey: string | null, personId = admin.personId) =>
      asWorker(org.id, (tx) =>
        notify(tx, {
          template: "offer-expired",
          to: { organisationId: org.id, personId, name: "Dana" },
          props,
          dedupeKey,
        }),
      );
    const key = newId();
    await Promise.all([say(key), say(key), say(key)]);
    await say(newId());
    await say(key, other.personId);
    expect(await queuedFor(admin.personId)).toHaveLength(2);
    expect(await queuedFor(other.personId)).toHaveLength(1);
    await say(null);
    await say(null);
    expect(await queuedFor(admin.personId)).toHaveLength(4);
  });

  it("takes no props of another template", () => {
    const to = { organisationId: newId(), personId: newId(), name: "Dana" };
    const wrong = (tx: Tx) =>
      notify(tx, {
        template: "interest-shown",
        to,
        // @ts-expect-error: a reference alone is not what this mail takes
        props: { name: "Dana", reference: "HW-7K3M9Q" },
        dedupeKey: null,
      });
    expect(wrong).toBeTypeOf("function");
  });
});
