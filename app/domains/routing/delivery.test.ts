import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { standingOffers } from "~/domains/offers/queries/standing-offers.server";
import { sqlFor } from "~/platform/database/clients.server";
import { publishedReferral, registeredService, sendStage } from "../../../prisma/factories/deliveries.ts";
import {
  council,
  type FactoryOrganisation,
  person,
  provider,
} from "../../../prisma/factories/organisations.ts";
import { statementsAs } from "../../../prisma/testing/acting-as.server.ts";
import { testDatabase } from "../../../prisma/testing/database.server.ts";
import { declineService } from "./commands/decline-service.server";
import { markRead } from "./commands/mark-read.server";
import { passOnDelivery } from "./commands/pass-on-delivery.server";
import { pickUpDelivery } from "./commands/pick-up-delivery.server";
import { releaseDelivery } from "./commands/release-delivery.server";
import { retractAnswer } from "./commands/retract-answer.server";
import { showInterest } from "./commands/show-interest.server";
import { listInbox } from "./queries/list-inbox.server";
import { viewDelivery } from "./queries/view-delivery.server";

testDatabase();

let city: FactoryOrganisation;
let ashgrove: FactoryOrganisation;
let broker: Actor;
let officer: Actor;
let manager: Actor;
let homes: string[];

beforeAll(async () => {
  city = await council("Wolverhampton", { councilCode: "E08000031", outOfHoursPhone: "01902 000 999" });
  broker = await person(city, ["broker"], { name: "Bea Broker", phone: "01902 496 0101" });
  ashgrove = await provider("Ashgrove Care");
  officer = await person(ashgrove, ["referrals-officer"], { name: "Olu Officer" });
  manager = await person(ashgrove, ["registered-manager"], { name: "Mia Manager" });
  homes = [
    await registeredService({ name: "Linden House", providerId: ashgrove.id }),
    await registeredService({ name: "Oak View", providerId: ashgrove.id }),
  ];
});

const linden = () => homes[0] ?? "";
const oak = () => homes[1] ?? "";

type Value = string | number;
/** Looks as one side sees it: row security holds for the tests, too. */
const as =
  (role: "council" | "provider" | "worker", org: () => string) =>
  async (text: TemplateStringsArray, ...values: Value[]) => {
    const rows = await statementsAs(role, { organisationId: org() }, (sql) =>
      sql<Record<string, string>[]>(text, ...values),
    );
    return [...rows];
  };
const asCity = as("council", () => city.id);
const asAshgrove = as("provider", () => ashgrove.id);
const asWorker = as("worker", () => ashgrove.id);

async function stored(reference: string) {
  const [row] =
    await asCity`select * from deliveries where reference = ${reference} and provider_id = ${ashgrove.id}`;
  if (!row) throw new Error("no delivery");
  return row;
}

describe("a delivery", () => {
  it("stays open when the wrong person reads it first, and the right one still answers", async () => {
    const { reference } = await publishedReferral(broker);
    const finance = await person(ashgrove, ["responsible-individual"]);
    expect(await markRead(finance, reference)).toEqual({ ok: true, value: { before: null } });
    expect((await stored(reference)).state).toBe("opened");
    const declined = await declineService(finance, {
      reference,
      serviceId: linden(),
      reason: "no-vacancy",
      note: "",
    });
    expect(declined).toMatchObject({ ok: false, error: { kind: "forbidden" } });

    expect(
      (await listInbox(officer, "open", undefined)).rows.find((row) => row.reference === reference),
    ).toMatchObject({
      read: "unread",
      openedByOthers: 1,
      pickedUpBy: null,
    });
    expect(await markRead(officer, reference)).toMatchObject({ ok: true });
    const interested = await showInterest(officer, {
      reference,
      serviceId: linden(),
      indicativeWeeklyPence: 485_000,
      ringNumber: "01902 555 014",
      note: "",
    });
    expect(interested).toMatchObject({ ok: true });
    const view = await viewDelivery(officer, reference, { lastRead: 1, offersOn: standingOffers });
    expect(view?.services.map((one) => [one.name, one.answer])).toEqual([
      ["Linden House", "interested"],
      ["Oak View", "none"],
    ]);
    expect(view?.state).toBe("picked-up");
    expect(view?.pickedUpBy).toMatchObject({ name: "Olu Officer", me: true });
    expect(view?.broker).toEqual({ name: "Bea Broker", phone: "01902 496 0101" });
    expect(view?.council.outOfHoursPhone).toBe("01902 000 999");
  });

  it("marks each person's reading once, and tells what they had read before", async () => {
    const { reference } = await publishedReferral(broker);
    await Promise.all([
      markRead(officer, reference),
      markRead(officer, reference),
      markRead(manager, reference),
    ]);
    expect(await markRead(officer, reference)).toEqual({ ok: true, value: { before: 1 } });
    const reads =
      await asCity`select 1 from delivery_reads r join deliveries d on d.id = r.delivery_id where d.reference = ${reference}`;
    expect(reads).toHaveLength(2);
    const opened =
      await asCity`select 1 from events where kind = 'delivery-opened' and subject_id = ${(await stored(reference)).id ?? ""}`;
    expect(opened).toHaveLength(1);
  });

  it("is picked up by one of two who press at once, and answered by the other all the same", async () => {
    const { reference } = await publishedReferral(broker);
    const both = await Promise.all([officer, manager].map((actor) => pickUpDelivery(actor, { reference })));
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    const row = await stored(reference);
    const other = row.picked_up_by_id === officer.personId ? manager : officer;
    expect(
      await declineService(other, { reference, serviceId: oak(), reason: "match", note: "" }),
    ).toMatchObject({ ok: true });
    expect((await stored(reference)).picked_up_by_id).toBe(row.picked_up_by_id);
  });

  it("is released by its holder or an officer, not by another manager", async () => {
    const { reference } = await publishedReferral(broker);
    await pickUpDelivery(officer, { reference });
    expect(await releaseDelivery(manager, { reference })).toMatchObject({
      ok: false,
      error: { kind: "forbidden" },
    });
    expect(await releaseDelivery(officer, { reference })).toMatchObject({ ok: true });
    expect(await stored(reference)).toMatchObject({ state: "opened", picked_up_by_id: null });
    expect(await releaseDelivery(officer, { reference })).toMatchObject({
      ok: false,
      error: { kind: "not-now" },
    });
  });

  it("is passed on with a note that the mail does not carry", async () => {
    const { reference } = await publishedReferral(broker);
    const passed = await passOnDelivery(officer, {
      reference,
      toPersonId: manager.personId,
      note: "She knows Linden",
    });
    expect(passed).toMatchObject({ ok: true });
    expect(await stored(reference)).toMatchObject({ state: "picked-up", picked_up_by_id: manager.personId });
    const mails =
      await asWorker`select props from outgoing_messages where template = 'delivery-passed-on' and to_person_id = ${manager.personId} and props ->> 'reference' = ${reference}`;
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails)).not.toContain("Linden");
    const view = await viewDelivery(manager, reference, { offersOn: standingOffers });
    expect(view?.events.find((one) => one.kind === "delivery-passed-on")?.reason).toBe("She knows Linden");
    const [event] =
      await asAshgrove`select audience from events where kind = 'delivery-passed-on' and reason = 'She knows Linden'`;
    expect(event?.audience).toBe("provider");
    const stranger = await person(await provider("Elsewhere"), ["referrals-officer"]);
    expect(
      await passOnDelivery(manager, { reference, toPersonId: stranger.personId, note: "" }),
    ).toMatchObject({ ok: false, error: { kind: "invalid", field: "toPersonId" } });
  });

  it("is answered when each home has, also when two colleagues answer at once, and a change of mind opens it", async () => {
    const { reference } = await publishedReferral(broker);
    const answers = await Promise.all([
      declineService(officer, { reference, serviceId: linden(), reason: "staffing", note: "" }),
      declineService(manager, { reference, serviceId: oak(), reason: "incomplete", note: "No diagnoses" }),
    ]);
    expect(answers.map((one) => one.ok)).toEqual([true, true]);
    expect((await stored(reference)).state).toBe("answered");
    expect(await retractAnswer(manager, { reference, serviceId: oak() })).toMatchObject({ ok: true });
    expect((await stored(reference)).state).toBe("picked-up");
    const view = await viewDelivery(officer, reference, { lastRead: 1, offersOn: standingOffers });
    expect(view?.services.find((one) => one.serviceId === oak())).toMatchObject({
      answer: "none",
      declineReason: null,
      note: null,
    });
  });

  it("refuses an answer to a page that has gone stale", async () => {
    const { reference } = await publishedReferral(broker);
    await declineService(officer, { reference, serviceId: linden(), reason: "works", note: "", version: 1 });
    await retractAnswer(officer, { reference, serviceId: linden(), version: 2 });
    expect(
      await declineService(manager, { reference, serviceId: linden(), reason: "fee", note: "", version: 1 }),
    ).toMatchObject({ ok: false, error: { kind: "conflict" } });
  });

  it("is not there for another organisation, whatever it knows", async () => {
    const { reference } = await publishedReferral(broker);
    const stranger = await person(await provider("Stranger Homes"), ["referrals-officer", "provider-admin"]);
    expect(await viewDelivery(stranger, reference, { offersOn: standingOffers })).toBeNull();
    const tries = await Promise.all([
      markRead(stranger, reference),
      pickUpDelivery(stranger, { reference }),
      releaseDelivery(stranger, { reference }),
      passOnDelivery(stranger, { reference, toPersonId: stranger.personId, note: "" }),
      declineService(stranger, { reference, serviceId: linden(), reason: "fee", note: "" }),
      declineService(officer, { reference, serviceId: broker.personId, reason: "fee", note: "" }),
      markRead(broker, reference),
    ]);
    expect(tries.map((one) => !one.ok && one.error.kind)).toEqual(Array(7).fill("not-found"));
    expect((await listInbox(stranger, "open", undefined)).rows).toEqual([]);
  });

  it("is not answered while the search is paused", async () => {
    const { reference } = await publishedReferral(broker);
    await asCity`update deliveries set search_state = 'paused' where reference = ${reference}`;
    expect(
      await declineService(officer, { reference, serviceId: linden(), reason: "fee", note: "" }),
    ).toMatchObject({ ok: false, error: { kind: "not-now" } });
  });
});

describe("a second stage", () => {
  it("adds the services that are new, asks again and leaves the answers that stand", async () => {
    const { reference } = await publishedReferral(broker, {
      area: { kind: "councils", codes: ["E08000031"] },
    });
    for (const serviceId of homes)
      await declineService(officer, { reference, serviceId, reason: "no-vacancy", note: "" });
    expect((await stored(reference)).state).toBe("answered");
    const far = await registeredService({
      name: "Far Away",
      providerId: ashgrove.id,
      region: "London",
      councilCode: "E09000007",
      localAuthority: "Camden",
    });
    const second = await sendStage(broker, reference, { area: { kind: "all" } });
    expect(second).toMatchObject({ providers: 1, services: 1 });
    expect((await stored(reference)).state).toBe("picked-up");
    const view = await viewDelivery(officer, reference, { lastRead: 1, offersOn: standingOffers });
    expect(view?.services.map((one) => [one.name, one.answer])).toEqual([
      ["Far Away", "none"],
      ["Linden House", "declined"],
      ["Oak View", "declined"],
    ]);
    await sqlFor("owner")`update services set status = 'closed' where id = ${far}`;
    await expect(sendStage(broker, reference, { area: { kind: "all" } })).rejects.toThrow(/has it already/);
  });
});
