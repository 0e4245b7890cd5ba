import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { countStatements } from "~/platform/database/statements.server";
import { addDays, londonDate } from "~/platform/time";
import { council, hub, person, provider } from "../../../../prisma/factories/organisations";
import { alert, declared, onboardedProvider, vacancy } from "../../../../prisma/factories/providers";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { declarationSchema } from "../declaration.schema";
import { listOwnServices } from "../queries/list-own-services.server";
import { listStaleVacancies } from "../queries/list-stale-vacancies.server";
import { viewAlert } from "../queries/view-alert.server";
import { viewDeclaration } from "../queries/view-declaration.server";
import { viewService } from "../queries/view-service.server";
import { viewVacancy } from "../queries/view-vacancy.server";
import { changeVacancy } from "./change-vacancy.server";
import { confirmVacancies } from "./confirm-vacancies.server";
import { importRegister } from "./import-register.server";
import { raiseAlert } from "./raise-alert.server";
import { reviewAlert } from "./review-alert.server";
import { saveDeclaration } from "./save-declaration.server";

testDatabase();

let broker: Actor;
let admin: Actor;
let finance: Actor;
let stranger: Actor;
let home: string;
let second: string;
let fostering: string;
let shared: string;

const told = (over: object = {}) => declarationSchema.parse({ displayName: "The Hollow", ...over });
const soon = () => addDays(londonDate(now()), 14);

beforeAll(async () => {
  await importRegister(
    fileURLToPath(new URL("../fixtures/provider-level-at-31-march-2025.csv", import.meta.url)),
  );
  const urn = async (number: string) => {
    const [row] = await sqlFor("reader")`select id from services where registration_number = ${number}`;
    return row?.id as string;
  };
  home = await urn("9900001");
  second = await urn("9900010");
  fostering = await urn("9900004");
  shared = await urn("9900005");
  const wolverhampton = await council("Wolverhampton", { councilCode: "E08000031" });
  broker = await person(wolverhampton, ["broker"]);
  const juniper = await onboardedProvider(broker, { services: [home] });
  admin = juniper.admin;
  const member = await person(juniper, ["provider-finance"]);
  finance = { ...member, roles: ["provider-finance"] };
  stranger = await person(await provider("Rowan Court", { services: [fostering, shared] }), [
    "provider-admin",
  ]);
});

describe("what a provider declares", () => {
  it("begins with nothing told, and unknown is no answer", async () => {
    const { services } = await listOwnServices(admin);
    expect(services.map((service) => service.id).sort()).toEqual([home, second].sort());
    expect(services[0]?.untold).toContain("ages");
    expect(services[0]?.title).toMatch(/Children's home in .*, 99000/);
  });

  it("is kept, told to councils, and not to other providers", async () => {
    const value = told({ ageFrom: "11", ageTo: "17", needs: { autism: "yes", "fire-setting": "no" } });
    expect(await saveDeclaration(admin, { serviceId: home, version: 0, value })).toMatchObject({ ok: true });
    const seen = await viewService(broker, home);
    expect(seen).toMatchObject({
      name: "The Hollow",
      declared: { ageFrom: 11, ageTo: 17, genders: [], needs: ["autism"], notNeeds: ["fire-setting"] },
    });
    expect((await viewService(stranger, home))?.declared).toBeNull();
  });

  it("a colleague who saved first is not overwritten", async () => {
    const late = { serviceId: home, value: told({ displayName: "The Old Hollow" }) };
    expect(await saveDeclaration(admin, { ...late, version: 0 })).toMatchObject({
      error: { kind: "conflict" },
    });
    const both = await Promise.all([
      saveDeclaration(admin, { ...late, version: 1 }),
      saveDeclaration(admin, { ...late, version: 1 }),
    ]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect((await viewDeclaration(admin, home, null)).version).toBe(2);
  });

  it("another organisation's service is not there, and money's people do not declare", async () => {
    const one = { serviceId: home, version: 2, value: told() };
    expect(await saveDeclaration(stranger, one)).toMatchObject({ error: { kind: "not-found" } });
    expect(await saveDeclaration(broker, one)).toMatchObject({ error: { kind: "not-found" } });
    expect(await saveDeclaration(finance, one)).toMatchObject({ error: { kind: "forbidden" } });
    await expect(viewDeclaration(stranger, home, null)).rejects.toMatchObject({ init: { status: 404 } });
  });

  it("the law and the directory have their say", async () => {
    const young = { serviceId: shared, version: 0, value: told({ ageFrom: "14" }) };
    expect(await saveDeclaration(stranger, young)).toMatchObject({
      error: { kind: "invalid", field: "ageFrom", message: expect.stringContaining("under 16") },
    });
    const unchecked = { serviceId: shared, version: 0, value: told({ outcode: "wv10 6ab" }) };
    expect(await saveDeclaration(stranger, unchecked)).toMatchObject({ value: { outcodeChecked: false } });
    await sqlFor(
      "region",
    )`insert into outcodes (code, lat, lng) values ('WV10', 52.6, -2.1), ('WV9', 52.6, -2.1), ('WV1', 52.6, -2.1)`;
    const unknown = { serviceId: shared, version: 1, value: told({ outcode: "WV77" }) };
    expect(await saveDeclaration(stranger, unknown)).toMatchObject({ error: { field: "outcode" } });
    const known = { serviceId: shared, version: 1, value: told({ outcode: "WV10" }) };
    expect(await saveDeclaration(stranger, known)).toMatchObject({ value: { outcodeChecked: true } });
    expect((await viewService(broker, shared))?.declared?.outcode).toBe("WV10");
    const tomorrow = addDays(londonDate(now()), 1).split("-");
    const future = told({ statementOn: { year: tomorrow[0], month: tomorrow[1], day: tomorrow[2] } });
    expect(await saveDeclaration(stranger, { serviceId: shared, version: 2, value: future })).toMatchObject({
      error: { field: "statementOn" },
    });
  });

  it("the answers of one service begin the form of another, never its name", async () => {
    const { values, like } = await viewDeclaration(admin, second, null);
    expect([values.displayName, like]).toEqual([undefined, null]);
    await declared(stranger, fostering, { ages: [0, 17], displayName: "Rowan" });
    const foreign = await viewDeclaration(admin, second, fostering);
    expect(foreign.like).toBeNull();
    const from = await viewDeclaration(admin, second, home);
    expect(from.like).toBe("The Old Hollow");
    expect(from.values.displayName).toBeUndefined();
  });
});

describe("places free", () => {
  it("are not replaced unseen where two colleagues confirm at once", async () => {
    const { expected } = await viewVacancy(admin, home);
    const [row] = await sqlFor("reader")`select places from services where id = ${home}`;
    expect(row?.places).toBeGreaterThan(1);
    expect(await changeVacancy(admin, { serviceId: home, expected, places: 1 })).toMatchObject({ ok: true });
    const conflict = { ok: false, error: { kind: "conflict" } };
    expect(await changeVacancy(admin, { serviceId: home, expected, places: 0 })).toMatchObject(conflict);
    expect(await changeVacancy(admin, { serviceId: home, expected: "", places: 0 })).toMatchObject(conflict);
    expect((await viewVacancy(admin, home)).places).toBe(1);
  });

  it("never more than are registered, by any number where the register gives none, and not by strangers", async () => {
    const [row] = await sqlFor("reader")`select places from services where id = ${home}`;
    const { expected } = await viewVacancy(admin, home);
    const tooMany = { serviceId: home, expected, places: (row?.places ?? 0) + 1 };
    expect(await changeVacancy(admin, tooMany)).toMatchObject({
      error: { field: "places", message: expect.stringContaining("registered for") },
    });
    expect(
      await changeVacancy(admin, { serviceId: home, expected, places: 0, freeFrom: soon() }),
    ).toMatchObject({
      error: { field: "freeFrom" },
    });
    expect(
      await changeVacancy(stranger, { serviceId: fostering, expected: "none", places: 20 }),
    ).toMatchObject({ ok: true });
    expect(await changeVacancy(stranger, { serviceId: home, expected, places: 1 })).toMatchObject({
      error: { kind: "not-found" },
    });
    expect(await changeVacancy(finance, { serviceId: home, expected, places: 1 })).toMatchObject({
      error: { kind: "forbidden" },
    });
  });

  it("go stale after seven days and are confirmed in one press, unless a colleague changed one meanwhile", async () => {
    await vacancy(admin, home, 1);
    await vacancy(admin, second, 1, soon());
    await sqlFor("owner").unsafe(
      "alter table vacancies no force row level security; update vacancies set confirmed_at = now() - interval '8 days'; alter table vacancies force row level security",
    );
    const before = await listOwnServices(admin);
    expect(before.services.map((service) => service.vacancy?.stale)).toEqual([true, true]);
    expect(before.services.map((service) => service.vacancy?.confirmed)).toEqual([
      "confirmed 8 days ago",
      "confirmed 8 days ago",
    ]);
    const { result: stale, statements } = await countStatements(() => listStaleVacancies(admin));
    expect(statements).toBe(1);
    expect(stale).toMatchObject({ more: 0, services: [{ told: "confirmed 8 days ago" }, {}] });
    expect(await listStaleVacancies(finance)).toBeNull();
    expect((await listStaleVacancies(stranger))?.services.map(({ id }) => id)).not.toContain(home);

    await vacancy(admin, home, 0);
    const seen = before.seen ?? undefined;
    expect(await confirmVacancies(admin, { seen })).toMatchObject({ error: { kind: "conflict" } });
    const again = await listOwnServices(admin);
    expect(await confirmVacancies(finance, { seen: again.seen ?? undefined })).toMatchObject({
      error: { kind: "forbidden" },
    });
    expect(await confirmVacancies(admin, { seen: again.seen ?? undefined })).toEqual({
      ok: true,
      value: { services: 2 },
    });
    const after = await listOwnServices(admin);
    expect(after.services.map((service) => service.vacancy?.stale)).toEqual([false, false]);
    expect(await listStaleVacancies(admin)).toBeNull();
    expect(after.services.find(({ id }) => id === home)?.vacancy?.words).toBe("No places free");
    expect(after.services.find(({ id }) => id === second)?.vacancy?.words).toContain("1 place free from");
  });
});

describe("alerts", () => {
  it("are raised by those who watch over quality, with a review within a year", async () => {
    const input = {
      serviceId: home,
      kind: "compliance-notice",
      note: "Ofsted, 3 November",
      reviewOn: soon(),
    } as const;
    const worker = await person(await council(), ["social-worker"]);
    for (const actor of [worker, admin, stranger])
      expect(await raiseAlert(actor, input)).toMatchObject({ error: { kind: "forbidden" } });
    for (const reviewOn of [londonDate(now()), addDays(londonDate(now()), 400)])
      expect(await raiseAlert(broker, { ...input, reviewOn })).toMatchObject({
        error: { field: "reviewOn" },
      });
    expect(await raiseAlert(broker, { ...input, serviceId: home.replace(/.$/, "x") })).toMatchObject({
      error: { kind: "not-found" },
    });
    expect(await raiseAlert(broker, input)).toMatchObject({ ok: true });
    expect(await raiseAlert(broker, input)).toMatchObject({ error: { field: "kind" } });
  });

  it("the service's own provider sees it; no other does", async () => {
    const own = (await listOwnServices(admin)).services.find(({ id }) => id === home);
    expect(own?.alerts).toMatchObject([{ name: "Compliance notice", stops: false, overdue: false }]);
    expect((await viewService(admin, home))?.alerts).toHaveLength(1);
    expect((await viewService(stranger, home))?.alerts).toBeNull();
    const seen = await sqlFor("provider").begin(async (tx) => {
      await actingAs(tx, "provider", { organisationId: stranger.organisationId });
      return tx`select id from alerts`;
    });
    expect(seen).toHaveLength(0);
  });

  it("are reviewed and ended by the organisation that owns them alone", async () => {
    const officer = await person(await hub(), ["hub-officer"]);
    const alertId = await alert(officer, second, "compliance-notice");
    const on = { serviceId: second };
    const { reviewOn } = await viewAlert(officer, on, alertId);
    const input = {
      ...on,
      alertId,
      expectedReviewOn: reviewOn,
      review: { outcome: "end", reason: "Lifted" },
    } as const;
    expect(await reviewAlert(broker, input)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await reviewAlert(officer, { ...input, serviceId: home })).toMatchObject({
      error: { kind: "not-found" },
    });
    const later = addDays(reviewOn, 7);
    const keep = { ...input, review: { outcome: "keep", reason: "Not yet", reviewOn: later } } as const;
    expect(await reviewAlert(officer, keep)).toEqual({ ok: true, value: { done: "kept" } });
    // A colleague who opened it before that has not seen why it stays.
    expect(await reviewAlert(officer, input)).toMatchObject({ error: { kind: "conflict" } });
    const seen = { ...input, expectedReviewOn: later };
    expect(await reviewAlert(officer, seen)).toEqual({ ok: true, value: { done: "ended" } });
    expect(await reviewAlert(officer, seen)).toMatchObject({ error: { kind: "not-found" } });
    expect((await viewService(admin, second))?.alerts).toEqual([]);
  });
});
