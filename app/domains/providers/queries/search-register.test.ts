import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { council, hub, person, provider } from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { importRegister } from "../commands/import-register.server";
import { readRegisterSearch } from "../register.schema";
import { PAGE_SIZE, searchRegister } from "./search-register.server";
import { viewService } from "./view-service.server";

testDatabase();

let broker: Actor;
let officer: Actor;
let owner: Actor;
let stranger: Actor;
let home: string;

const search = (query = "") => readRegisterSearch(new URLSearchParams(query));
const urns = async (query: string, actor = broker) =>
  (await searchRegister(actor, search(query))).services.map((service) => service.registrationNumber).sort();

beforeAll(async () => {
  for (const year of [2024, 2025]) {
    await importRegister(
      fileURLToPath(new URL(`../fixtures/provider-level-at-31-march-${year}.csv`, import.meta.url)),
    );
  }
  const [row] = await sqlFor("region")`select id from services where registration_number = '9900001'`;
  home = row?.id;
  const wolverhampton = await council("Wolverhampton");
  broker = await person(wolverhampton, ["broker"]);
  officer = await person(await hub(), ["hub-officer"]);
  const juniper = await provider("Juniper Hollow Care", { services: [home] });
  owner = await person(juniper, ["provider-admin"]);
  stranger = await person(await provider("Rowan Court"), ["provider-admin"]);
  await sqlFor("provider").begin(async (tx) => {
    await actingAs(tx, "provider", { organisationId: juniper.id, personId: owner.personId });
    await tx`insert into declarations (service_id, provider_id, display_name, age_from, age_to, outcode, declared_by_id, declared_at)
      values (${home}, ${juniper.id}, 'The Hollow', 11, 17, 'WV10', ${owner.personId}, now())`;
    await tx`insert into vacancies (id, service_id, provider_id, places, confirmed_by_id, confirmed_at)
      values (gen_random_uuid(), ${home}, ${juniper.id}, 1, ${owner.personId}, now() - interval '9 days')`;
  });
  await sqlFor("council").begin(async (tx) => {
    await actingAs(tx, "council", { organisationId: wolverhampton.id, personId: broker.personId });
    await tx`insert into alerts (id, service_id, kind, owner_organisation_id, raised_by_id, starts_on, review_on)
      values (gen_random_uuid(), ${home}, 'compliance-notice', ${wolverhampton.id}, ${broker.personId},
        current_date - 60, current_date - 1)`;
  });
});

describe("the register", () => {
  it("begins with what is open in the region", async () => {
    const page = await searchRegister(broker, search());
    expect(page.total).toBe(9);
    expect(page.asAt).toBe("2025-03-31");
    expect(page.services.map((service) => service.registrationNumber)).not.toContain("9900008");
    expect(page.services.map((service) => service.status)).not.toContain("closed");
  });

  it.each([
    ["kind=childrens-home", ["9900001", "9900002", "9900006", "9900007", "9900010"]],
    ["area=E08000031", ["9900001"]],
    ["area=everywhere&kind=secure-childrens-home", ["9900008"]],
    ["area=Yorkshire+and+The+Humber", ["9900008"]],
    ["sector=local-authority", ["9900007"]],
    ["grade=inadequate", ["9900006"]],
    ["grade=not-yet-inspected", ["9900010"]],
    ["grade=consistently-strong", ["9900005"]],
    ["status=suspended", ["9900006"]],
    ["status=closed", ["9900011"]],
    ["q=juniper", ["9900001", "9900010"]],
    ["q=Junipper+Hollow", ["9900001", "9900010"]],
    ["q=the+hollow", ["9900001", "9900010"]],
    ["q=sc+990003", ["SC990003"]],
    ["owner=juniperhollowcare", ["9900001", "9900010"]],
    ["q=100%25", []],
    ["q='%3B+drop+table+services", []],
    ["q=_", []],
  ])("finds by %s", async (query, found) => {
    expect(await urns(query)).toEqual(found);
  });

  it("leaves out what an address says that is not known", async () => {
    for (const query of [
      "kind=castle",
      "grade=superb",
      "area=Mars",
      "status=x",
      "after=1",
      "before=%00",
      "q=%00",
    ]) {
      expect((await searchRegister(broker, search(query))).total, query).toBe(9);
    }
  });

  it("is read by councils, providers and the region alike", async () => {
    const all = await urns("area=everywhere");
    for (const actor of [officer, owner, stranger]) expect(await urns("area=everywhere", actor)).toEqual(all);
  });
});

describe("paging", () => {
  beforeAll(async () => {
    await sqlFor("region")`
      insert into services (id, registration_number, kind, provision_type, status, sector, owner_name, owner_key,
        government_office_region, as_at, created_at, updated_at)
      select gen_random_uuid(), (7000000 + n)::text, 'holiday-scheme', 'Holiday', 'active', 'health',
        'Owner ' || (n % 7), nullif('owner' || (n % 7), 'owner3'), 'London', '2020-01-01', now(), now()
      from generate_series(1, 120) n`;
  });

  it("shows each service once, on and back, with an unknown owner last", async () => {
    const seen: string[] = [];
    let query = "kind=holiday-scheme&area=London";
    const pages: string[][] = [];
    for (
      let at = await searchRegister(broker, search(query));
      ;
      at = await searchRegister(broker, search(query))
    ) {
      pages.push(at.services.map((service) => service.id));
      seen.push(...at.services.map((service) => service.id));
      expect(at.total).toBe(120);
      if (!at.next) {
        expect(at.previous).not.toBeNull();
        query = `kind=holiday-scheme&area=London&before=${at.previous}`;
        break;
      }
      query = `kind=holiday-scheme&area=London&after=${at.next}`;
    }
    expect(pages.map((page) => page.length)).toEqual([PAGE_SIZE, PAGE_SIZE, 20]);
    expect(new Set(seen).size).toBe(120);
    const lastPage = await searchRegister(
      broker,
      search(query.replace(/&before=.*/, `&after=${pages[1]?.at(-1)}`)),
    );
    expect(lastPage.services.at(-1)?.ownerName).toBe("Owner 3");
    const back = await searchRegister(broker, search(query));
    expect(back.services.map((service) => service.id)).toEqual(pages[1]);
    const first = await searchRegister(
      broker,
      search(`kind=holiday-scheme&area=London&before=${back.previous}`),
    );
    expect(first.services.map((service) => service.id)).toEqual(pages[0]);
    expect(first.previous).toBeNull();
    expect(first.next).not.toBeNull();
  });
});

describe("a service", () => {
  it("tells what the register, its provider and its history say", async () => {
    const view = await viewService(broker, home);
    expect(view).toMatchObject({
      name: "The Hollow",
      ownerServices: 2,
      grade: "good",
      gradeOn: "2024-11-14",
      providerName: "Juniper Hollow Care",
      declared: { ageFrom: 11, needs: [], outcode: "WV10", vacancy: { places: 1, stale: true } },
      alerts: [{ kind: "compliance-notice", overdue: true, words: expect.stringContaining("Wolverhampton") }],
    });
    expect(view?.history.map((row) => [row.asAt, row.kind, row.after])).toEqual([
      ["2025-03-31", "places", "3"],
      ["2024-03-31", "first-seen", "active"],
    ]);
  });

  it("keeps what a provider declared and its alerts from other providers", async () => {
    expect(await viewService(owner, home)).toMatchObject({ declared: { ageFrom: 11 }, alerts: [{}] });
    const foreign = await viewService(stranger, home);
    expect(foreign).toMatchObject({ name: null, declared: null, alerts: null });
    expect(JSON.stringify(foreign)).not.toMatch(/WV10|The Hollow|compliance/);
  });

  it("is not there for an id that nobody has", async () => {
    expect(await viewService(broker, "018f0000-0000-7000-8000-000000000000")).toBeUndefined();
  });
});
