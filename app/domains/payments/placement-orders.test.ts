import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { council, person, provider } from "../../../prisma/factories/organisations";
import { attempted } from "../../../prisma/testing/attempted.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, outbox, queuedJobs } from "../../../prisma/testing/deciding.server";
import { fileAllRecords } from "../../../prisma/testing/filed.server";
import { placedWorld } from "../../../prisma/testing/placed.server";
import { setPlacementOrder } from "./commands/set-placement-order.server";
import { tellPlacementOrder } from "./jobs/tell-placement-order.server";
import { listMissingOrders } from "./queries/list-missing-orders.server";
import { viewPlacementOrder } from "./queries/view-placement-order.server";
import { viewPlacementPayments } from "./queries/view-placement-payments.server";
import { lived } from "./testing/lived-placement";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let finance: Actor;
let reference: string;
let id: string;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
  finance = await person(world.home, ["finance-officer"]);
  ({ reference, id } = await lived(world, manager));
});

const codes = { ledgerCode: "R-4410", costCentre: "CC 2207", caseId: "118834" };
const set = (who: Actor, version: number, more: object = {}) =>
  setPlacementOrder(who, {
    ...{ reference, version, order: "number", orderNumber: "PO-450012" },
    ...codes,
    ...more,
  } as Parameters<typeof setPlacementOrder>[1]);
const order = async (who: Actor) => (await viewPlacementPayments(who, reference)).order;

describe("the purchase order of a placement", () => {
  it("is missing on both sides' pages until it is given, and changes under nobody's hands", async () => {
    const missing = { state: "missing", days: 0, late: false };
    expect((await order(manager)).clock).toMatchObject(missing);
    expect((await listMissingOrders(finance)).rows).toMatchObject([{ placement: reference }]);
    expect(await set(finance, 0, { order: "none-yet" })).toMatchObject({ ok: true });
    expect((await order(finance)).clock).toMatchObject(missing);
    expect(await set(finance, 0)).toMatchObject({ error: { kind: "conflict" } });
    expect(await set(finance, 1)).toMatchObject({ ok: true });
    // Said again it is the same row.
    expect(await set(finance, 2)).toMatchObject({ ok: true });
    expect((await listMissingOrders(finance)).rows).toEqual([]);
    const { version, history } = await viewPlacementOrder(finance, reference);
    expect([version, history.map(({ choice }) => choice)]).toEqual([2, ["number", "none-yet"]]);
    expect(history[0]).toMatchObject({ by: finance.personName, ledgerCode: "R-4410", caseId: "118834" });
  });

  it("is read by both sides, its codes by the council, and the case system's number by few", async () => {
    const seen = await order(manager);
    expect(seen).toMatchObject({ clock: { number: "PO-450012" }, keeps: false, codes: null });
    expect(JSON.stringify(seen)).not.toMatch(/4410|2207|118834/);
    expect((await order(finance)).codes).toEqual(codes);
    const broker = await order(world.broker);
    expect(broker.codes).toEqual({ ledgerCode: "R-4410", costCentre: "CC 2207" });
  });

  it("is told to the provider once, without its number, and only when it changes", async () => {
    const jobs = (await queuedJobs("tell-placement-order")).map(({ payload }) => payload);
    expect(jobs).toMatchObject([{ number: 2, organisationId: manager.organisationId }]);
    for (let time = 0; time < 2; time += 1) await tellPlacementOrder(jobs[0], {} as JobContext);
    const mails = (await outbox()).filter(({ template }) => template === "placement-order");
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails)).not.toMatch(/450012|4410|118834/);
  });

  it("is for those who keep it, of that council, and for codes alone", async () => {
    const elsewhere = await person(await council(), ["finance-officer"]);
    const other = await person(await provider(), ["provider-finance"]);
    for (const who of [elsewhere, other])
      expect(await set(who, 2, { orderNumber: "PO-9" })).toMatchObject({ error: { kind: "not-found" } });
    for (const who of [world.broker, manager])
      expect(await set(who, 2, { orderNumber: "PO-9" })).toMatchObject({ error: { kind: "forbidden" } });
    await expect(viewPlacementOrder(world.broker, reference)).rejects.toMatchObject({
      init: { status: 403 },
    });
    await expect(viewPlacementOrder(elsewhere, reference)).rejects.toMatchObject({ init: { status: 404 } });
  });

  it("the database gives a provider no code, and nobody a row in another's name", async () => {
    const read = (columns: string) =>
      attempted("provider", manager, `select ${columns} from placement_orders`);
    expect(await read("order_number, set_at")).toBe("rolled back 2");
    for (const column of ["ledger_code", "cost_centre", "case_id", "set_by_id"])
      expect(await read(column)).toBe("42501");
    const insert = (who: Actor, by: Actor, number = 9) =>
      attempted(
        "council",
        who,
        `insert into placement_orders (id, placement_id, council_id, provider_id, number, order_needed, case_id, set_by_id, set_at)
          values (gen_random_uuid(), '${id}', '${finance.organisationId}', '${manager.organisationId}', ${number}, true, '7', '${by.personId}', now())`,
      );
    expect(await insert(finance, finance)).toBe("rolled back 1");
    expect(await insert(finance, world.broker)).toBe("42501");
    expect(await insert(world.broker, world.broker)).toBe("42501");
    expect(await insert(finance, finance, 2)).toBe("23505");
  });

  it("forgets the case system's number with the child, and takes none after that", async () => {
    await fileAllRecords();
    const [of] = await sqlFor("owner")<{ identity: string }[]>`
      select k.identity_id as identity from placements p join referral_children k on k.id = p.referral_child_id where p.id = ${id}`;
    await sqlFor(
      "owner",
    )`update referrals set state = 'ended' where id = (select referral_id from placements where id = ${id})`;
    await transaction("worker", { "app.org_id": world.home.id }, (tx) =>
      destroyIdentity(tx, of?.identity ?? "", new Date()),
    );
    const { history } = await viewPlacementOrder(finance, reference);
    expect(history[0]).toMatchObject({ orderNumber: "PO-450012", ledgerCode: "R-4410", caseId: "" });
    expect(await set(finance, 2)).toMatchObject({ error: { kind: "not-now" } });
    expect(await set(finance, 2, { order: "not-needed", caseId: "" })).toMatchObject({ ok: true });
  });
});
