import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { loadRegister } from "~/domains/providers/queries/load-register.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { addDays, londonDate } from "~/platform/time";
import { registeredService } from "../../../../prisma/factories/deliveries";
import { council, hub, person, provider } from "../../../../prisma/factories/organisations";
import { alert, onboardedProvider } from "../../../../prisma/factories/providers";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { listOwnServices } from "../queries/list-own-services.server";
import { searchRegister } from "../queries/search-register.server";
import { viewAlert } from "../queries/view-alert.server";
import { viewOwner } from "../queries/view-owner.server";
import { viewService } from "../queries/view-service.server";
import { readRegisterSearch } from "../register.schema";
import { importRegister } from "./import-register.server";
import { raiseAlert } from "./raise-alert.server";
import { reviewAlert } from "./review-alert.server";
import { secondWordOnAlert } from "./second-word-on-alert.server";

testDatabase();

const JUNIPER = "juniperhollowcare";
const ROWAN = "rowancourtresidential";
let broker: Actor;
let colleague: Actor;
let officer: Actor;
let homes: string[];
let elsewhere: string;

const owner = () => sqlFor("owner");
const soon = () => addDays(londonDate(now()), 14);
const suspended = (over: object = {}) => ({
  owner: JUNIPER,
  kind: "suspension-of-placements" as const,
  note: "No new placements while staffing is put right",
  reviewOn: soon(),
  ...over,
});
/** What the register as matching reads it says of the services with this owner or these ids. */
const kindsOn = async (ids: string[]) =>
  read(broker, async (tx) => {
    const register = await loadRegister(tx);
    return ids.map((id) => register.find((service) => service.id === id)?.alerts ?? null);
  });
const servicesOf = async (key: string): Promise<string[]> =>
  (await owner()`select id from services where owner_key = ${key} and status <> 'closed' order by id`).map(
    (row) => row.id,
  );

beforeAll(async () => {
  await importRegister(
    fileURLToPath(new URL("../fixtures/provider-level-at-31-march-2025.csv", import.meta.url)),
  );
  const wolverhampton = await council("Wolverhampton", { councilCode: "E08000031" });
  broker = await person(wolverhampton, ["broker"]);
  colleague = await person(wolverhampton, ["quality-assurance"]);
  officer = await person(await hub(), ["hub-officer"]);
  homes = await servicesOf(JUNIPER);
  elsewhere = (await servicesOf(ROWAN))[0] ?? "";
});

describe("an alert on a whole provider", () => {
  it("is raised by those who raise one on a service, on an owner that the register names", async () => {
    const worker = await person(await council(), ["social-worker"]);
    expect(await raiseAlert(worker, suspended())).toMatchObject({ error: { kind: "forbidden" } });
    for (const unknown of ["nobodyknown", "urn-9900001", ""])
      expect(await raiseAlert(broker, suspended({ owner: unknown }))).toMatchObject({
        error: { kind: "not-found" },
      });
    expect(await raiseAlert(broker, suspended({ reviewOn: londonDate(now()) }))).toMatchObject({
      error: { field: "reviewOn" },
    });
  });

  it("stands once, whoever of the council raises it at the same moment", async () => {
    const results = await Promise.all([broker, colleague, broker].map((who) => raiseAlert(who, suspended())));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.error.kind === "invalid")).toHaveLength(2);
    expect(homes.length).toBeGreaterThan(1);
    // A second person, so that it stops everybody.
    const [raised] = (await viewOwner(officer, JUNIPER))?.alerts ?? [];
    const confirm = { owner: JUNIPER, alertId: raised?.id ?? "", agrees: true, reason: "Rang them" };
    expect(await secondWordOnAlert(officer, confirm)).toMatchObject({ value: { done: "confirmed" } });
  });

  it("covers all of its services in matching and on every page of the register, and nobody else's", async () => {
    expect(await kindsOn([...homes, elsewhere])).toEqual([
      ...homes.map(() => ["suspension-of-placements"]),
      [],
    ]);
    for (const id of homes)
      expect((await viewService(officer, id))?.alerts).toMatchObject([
        { name: "Suspension of placements", onProvider: true, stops: true, mine: false },
      ]);
    expect((await viewService(broker, elsewhere))?.alerts).toEqual([]);
    const view = await viewOwner(broker, JUNIPER);
    expect(view?.alerts).toMatchObject([{ name: "Suspension of placements", mine: true, overdue: false }]);
    expect(view?.services.flatMap((service) => service.alerts)).toEqual([]);
    const search = readRegisterSearch(new URLSearchParams({ area: "everywhere", owner: JUNIPER }));
    const page = await searchRegister(officer, search);
    expect(page.services.map((service) => service.alerted.length)).toEqual(homes.map(() => 1));
  });

  it("goes with it onto the portal; the provider sees it, no other provider does", async () => {
    const juniper = await onboardedProvider(broker, { services: homes });
    const own = await listOwnServices(juniper.admin);
    expect(own.alerts).toMatchObject([{ name: "Suspension of placements", onProvider: true }]);
    expect(own.services.map((service) => service.alerts.length)).toEqual(homes.map(() => 1));
    expect((await viewService(juniper.admin, homes[0] ?? ""))?.alerts).toMatchObject([{ mine: false }]);
    const stranger = await person(await provider("Rowan Court", { services: [elsewhere] }));
    expect((await listOwnServices(stranger)).alerts).toEqual([]);
    const seen = await read(stranger, (tx) => tx.alert.findMany({ select: { id: true } }));
    expect(seen).toEqual([]);
    const search = readRegisterSearch(new URLSearchParams({ area: "everywhere", owner: JUNIPER }));
    expect((await searchRegister(stranger, search)).services.flatMap((one) => one.alerted)).toEqual([]);
  });

  it("is on the organisation whichever comes first, raising it or bringing the owner on", async () => {
    const key = "copperbeechhomes";
    const at = { ownerName: "Copper Beech Homes", ownerKey: key };
    const services = [await registeredService(at), await registeredService(at)];
    const [copper] = await Promise.all([
      onboardedProvider(broker, { services }),
      alert(officer, { owner: key }, "insurance-lapsed"),
    ]);
    const on = await owner()`select provider_id as id from alerts where owner_key = ${key}`;
    expect(on.map((row) => row.id)).toEqual([copper.id]);
  });

  it("is not lifted by another name in the register, and covers what the owner registers later", async () => {
    const [renamed = "", kept = ""] = homes;
    const [free] = await owner()`
      select id from services where provider_id is null and status = 'active' and owner_key not in (${JUNIPER}, ${ROWAN}) limit 1`;
    await owner()`alter table services no force row level security`;
    await owner()`update services set owner_key = 'anothername', owner_name = 'Another Name' where id = ${renamed}`;
    const [before] =
      await owner()`select owner_key as key, owner_name as name from services where id = ${free?.id}`;
    await owner()`update services set owner_key = ${JUNIPER} where id = ${free?.id}`;
    expect(await kindsOn([renamed, kept, free?.id])).toEqual(Array(3).fill(["suspension-of-placements"]));
    await owner()`update services set owner_key = ${JUNIPER}, owner_name = 'Juniper Hollow Care Ltd' where id = ${renamed}`;
    await owner()`update services set owner_key = ${before?.key} where id = ${free?.id}`;
    await owner()`alter table services force row level security`;
  });

  it("stands beside one on a service, and of one kind it is told once", async () => {
    const [first = ""] = homes;
    await alert(officer, first, "suspension-of-placements");
    await alert(officer, first, "compliance-notice");
    expect(await kindsOn([first])).toEqual([["compliance-notice", "suspension-of-placements"]]);
    const view = await viewOwner(officer, JUNIPER);
    expect(view?.services.find((service) => service.id === first)?.alerts).toHaveLength(2);
  });

  it("says plainly that its review is overdue, and is reviewed and ended by who raised it alone", async () => {
    const [standing] = (await viewOwner(broker, JUNIPER))?.alerts ?? [];
    const alertId = standing?.id ?? "";
    await owner()`alter table alerts no force row level security`;
    await owner()`update alerts set review_on = ${addDays(londonDate(now()), -1)}::date where id = ${alertId}`;
    await owner()`alter table alerts force row level security`;
    expect((await viewOwner(broker, JUNIPER))?.alerts[0]?.words).toContain("Its review is overdue since");
    const { reviewOn: expectedReviewOn } = await viewAlert(broker, { owner: JUNIPER }, alertId);
    const review = { outcome: "end", reason: "Staffing is right" } as const;
    const end = { owner: JUNIPER, alertId, expectedReviewOn, review } as const;
    expect(await reviewAlert(officer, end)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await reviewAlert(broker, { ...end, owner: ROWAN })).toMatchObject({
      error: { kind: "not-found" },
    });
    const [first = ""] = homes;
    expect(await reviewAlert(broker, { serviceId: first, alertId, expectedReviewOn, review })).toMatchObject({
      error: { kind: "not-found" },
    });
    expect(await viewAlert(broker, { owner: JUNIPER }, alertId)).toMatchObject({
      thing: { whole: true, title: expect.stringContaining("Juniper") },
    });
    const ended = await Promise.all([broker, colleague].map((who) => reviewAlert(who, end)));
    expect(ended.some((result) => result.ok)).toBe(true);
    // It stops others, so it stays until a second person agrees.
    expect(await kindsOn(homes.slice(1))).toEqual(homes.slice(1).map(() => ["suspension-of-placements"]));
    const agree = { owner: JUNIPER, alertId, agrees: true, reason: "Seen it" };
    expect(await secondWordOnAlert(officer, agree)).toMatchObject({ value: { done: "ended" } });
    expect(await kindsOn(homes.slice(1))).toEqual(homes.slice(1).map(() => []));
    const events = await read(broker, (tx) =>
      tx.event.findMany({ where: { subject: "alert", subjectId: alertId }, orderBy: { at: "asc" } }),
    );
    expect(new Set(events.map((event) => event.kind))).toEqual(new Set(["alert-raised", "alert-end-asked"]));
  });
});

describe("the words of an alert", () => {
  it("say nothing that leads to one child: councils, the hub and the provider read it", async () => {
    const number = "The child’s NHS number is 943 476 5919";
    expect(await raiseAlert(broker, suspended({ note: number }))).toMatchObject({
      error: { kind: "invalid", field: "note", message: expect.stringContaining("An NHS number") },
    });
    const alertId = await alert(broker, { owner: ROWAN }, "compliance-notice");
    const { reviewOn: expectedReviewOn } = await viewAlert(broker, { owner: ROWAN }, alertId);
    const at = { owner: ROWAN, alertId, expectedReviewOn };
    const review = { outcome: "end" as const, reason: number };
    expect(await reviewAlert(broker, { ...at, review })).toMatchObject({
      error: { kind: "invalid", field: "reason" },
    });
    const ended = { outcome: "end" as const, reason: "It was lifted" };
    expect(await reviewAlert(broker, { ...at, review: ended })).toMatchObject({ ok: true });
  });
});
