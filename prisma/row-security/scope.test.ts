import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { changeRoles } from "~/domains/access/commands/change-roles.server";
import { removeColleague } from "~/domains/access/commands/remove-colleague.server";
import { listColleagues } from "~/domains/access/queries/list-colleagues.server";
import { viewColleague } from "~/domains/access/queries/view-colleague.server";
import { viewSettings } from "~/domains/access/queries/view-settings.server";
import { acceptOffer } from "~/domains/agreements/commands/accept-offer.server";
import { withdrawReferral } from "~/domains/agreements/commands/withdraw-referral.server";
import { viewPlan } from "~/domains/agreements/queries/view-plan.server";
import { decideAuthorisation } from "~/domains/authorisations/commands/decide-authorisation.server";
import { preferOffer } from "~/domains/authorisations/commands/prefer-offer.server";
import { listAuthorisations } from "~/domains/authorisations/queries/list-authorisations.server";
import { viewAuthorisation } from "~/domains/authorisations/queries/view-authorisation.server";
import { listReached } from "~/domains/board/queries/list-reached.server";
import { listReferrals } from "~/domains/board/queries/list-referrals.server";
import { viewBoard } from "~/domains/board/queries/view-board.server";
import { councilHome } from "~/domains/home/queries/council-home.server";
import { providerHome } from "~/domains/home/queries/provider-home.server";
import { notSelectOffer } from "~/domains/offers/commands/not-select-offer.server";
import { startOffer } from "~/domains/offers/commands/start-offer.server";
import { withdrawOffer } from "~/domains/offers/commands/withdraw-offer.server";
import { compareReferralOffers } from "~/domains/offers/queries/compare-offers.server";
import { listOffers } from "~/domains/offers/queries/list-offers.server";
import { standingOffers } from "~/domains/offers/queries/standing-offers.server";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import { viewOfferDraft } from "~/domains/offers/queries/view-offer-draft.server";
import { changeVacancy } from "~/domains/providers/commands/change-vacancy.server";
import { listOwnServices } from "~/domains/providers/queries/list-own-services.server";
import { searchRegister } from "~/domains/providers/queries/search-register.server";
import { viewDeclaration } from "~/domains/providers/queries/view-declaration.server";
import { viewService } from "~/domains/providers/queries/view-service.server";
import { readRegisterSearch } from "~/domains/providers/register.schema";
import { readListFilter } from "~/domains/referrals/list-filter.schema";
import { viewReferralPage } from "~/domains/referrals/queries/view-referral-page.server";
import { viewReferralTasks } from "~/domains/referrals/queries/view-referral-tasks.server";
import { declineService } from "~/domains/routing/commands/decline-service.server";
import { markRead } from "~/domains/routing/commands/mark-read.server";
import { passOnDelivery } from "~/domains/routing/commands/pass-on-delivery.server";
import { pauseSearch } from "~/domains/routing/commands/pause-search.server";
import { pickUpDelivery } from "~/domains/routing/commands/pick-up-delivery.server";
import { reassignReferral } from "~/domains/routing/commands/reassign-referral.server";
import { retryDelivery } from "~/domains/routing/commands/retry-delivery.server";
import { listInbox } from "~/domains/routing/queries/list-inbox.server";
import { viewDelivery } from "~/domains/routing/queries/view-delivery.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { missing } from "~/platform/refusal";
import { readUrgencyKey } from "~/platform/urgency";
import { preferredOffer, sentOffer } from "../factories/decisions";
import { publishedReferral, registeredService } from "../factories/deliveries";
import { council, type FactoryOrganisation, person, provider } from "../factories/organisations";
import { testDatabase } from "../testing/database.server";

/**
 * The first wall alone: row security is switched off in this database, so that nothing but the code's scope stands
 * between two councils and two providers who were sent the same referral. The other wall alone: walls.test.ts.
 */
testDatabase();

type Side = { org: FactoryOrganisation; officer: Actor; serviceId: string; offer: string };
let home: FactoryOrganisation;
let broker: Actor;
let head: Actor;
/** A council that has nothing to do with it. */
let stranger: Actor;
let strangerHead: Actor;
let one: Side;
let two: Side;
/** A provider that was sent nothing. */
let outsider: Actor;
let reference: string;
let authorisationId: string;

async function side(name: string): Promise<Omit<Side, "offer">> {
  const org = await provider(name);
  const serviceId = await registeredService({ name: `${name} home`, providerId: org.id, declared: {} });
  await sqlFor("owner")`alter table declarations no force row level security`;
  await sqlFor(
    "owner",
  )`update declarations set display_name = ${`${name} declared`} where service_id = ${serviceId}`;
  await sqlFor("owner")`alter table declarations force row level security`;
  const officer = await person(org, ["referrals-officer", "provider-admin"], { name: `Officer of ${name}` });
  return { org, officer, serviceId };
}

beforeAll(async () => {
  home = await council("Placing council", { councilCode: "E08000031" });
  broker = await person(home, ["broker"], { name: "Placing broker" });
  head = await person(home, ["head-of-service"], { name: "Placing head" });
  const other = await council("Strange council");
  stranger = await person(other, ["broker", "council-admin"]);
  strangerHead = await person(other, ["head-of-service"]);
  outsider = await person(await provider("Outside"), ["referrals-officer", "provider-admin"]);
  const [a, b] = [await side("Alder"), await side("Birch")];
  reference = (await publishedReferral(broker)).reference;
  one = { ...a, offer: await sentOffer(a.officer, { reference, serviceId: a.serviceId }) };
  await startOffer(b.officer, { reference, serviceId: b.serviceId });
  two = { ...b, offer: await draftOf(b.officer) };
  const colleague = await person(b.org, ["registered-manager"], { name: "Manager of Birch" });
  await passOnDelivery(b.officer, { reference, toPersonId: colleague.personId, note: "Secret of Birch" });
  authorisationId = (await preferredOffer(broker, { reference, offer: one.offer })).authorisationId;
  const owner = sqlFor("owner");
  const tables = await owner<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('auth', 'access', 'vault', 'public') and tablename <> '_prisma_migrations'`;
  for (const { name } of tables) await owner.unsafe(`alter table ${name} disable row level security`);
});

async function draftOf(officer: Actor): Promise<string> {
  const [row] = (await listOffers(officer, new URLSearchParams())).rows;
  if (!row) throw new Error("The draft is not there.");
  return row.reference;
}

/** How a page answers: its text, or the status that is thrown. */
async function answer(page: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify((await page) ?? "nothing");
  } catch (thrown) {
    const status = (thrown as { init?: { status?: number } }).init?.status;
    if (status === undefined) throw thrown;
    return `status ${status}`;
  }
}

/** What it answers to an id that nobody has must be what it answers to somebody else's. */
async function sameAsAbsent(page: (id: string) => Promise<unknown>, foreign: string, absent: string) {
  const said = await answer(page(foreign));
  expect(said).toBe(await answer(page(absent)));
  expect(said).not.toContain(foreign);
}

const NOBODYS = "HW-222222";

describe("without row security", () => {
  it("a council lists nothing of another's", async () => {
    expect((await listReferrals(stranger, readListFilter(new URLSearchParams()))).rows).toEqual([]);
    expect((await listAuthorisations(strangerHead, "asked", null)).rows).toEqual([]);
    expect((await councilHome(stranger)).rows).toEqual([]);
    expect((await councilHome(strangerHead)).rows).toEqual([]);
    expect((await providerHome(outsider)).referrals).toEqual([]);
    const people = JSON.stringify([await listColleagues(stranger), await viewSettings(stranger)]);
    expect(people).not.toMatch(/Placing|Alder|Birch/);
  });

  it.each<[string, (ref: string) => Promise<unknown>]>([
    ["the board", (ref) => viewBoard(stranger, ref)],
    ["the list of deliveries", (ref) => listReached(stranger, ref)],
    ["the comparison", (ref) => compareReferralOffers(stranger, ref)],
    ["the plan", (ref) => viewPlan(stranger, ref, "withdraw")],
    ["the task list", (ref) => viewReferralTasks(stranger, ref)],
    ["a page of it", (ref) => viewReferralPage(stranger, ref, "child")],
  ])("%s of another council's referral is not there", async (_page, view) => {
    await sameAsAbsent(view, reference, NOBODYS);
  });

  it("an offer and its money are not there for another council, nor for another provider", async () => {
    await sameAsAbsent((id) => viewOffer(stranger, id), one.offer, "OF-222222");
    await sameAsAbsent((id) => viewAuthorisation(strangerHead, id), authorisationId, newId());
    for (const actor of [two.officer, outsider]) {
      await sameAsAbsent((id) => viewOffer(actor, id), one.offer, "OF-222222");
      await sameAsAbsent((id) => viewOfferDraft(actor, id), one.offer, "OF-222222");
    }
  });

  it("the placing council sees no draft of an offer and nothing that a provider told itself", async () => {
    const seen = [
      await viewBoard(broker, reference),
      await listReached(broker, reference),
      await compareReferralOffers(broker, reference),
      await viewPlan(broker, reference, "withdraw"),
      await viewOffer(broker, one.offer),
      await councilHome(broker),
    ].map((page) => JSON.stringify(page));
    for (const page of seen) {
      expect(page).not.toContain("Secret of Birch");
      expect(page).not.toContain(two.offer);
    }
    const board = await viewBoard(broker, reference);
    expect(board.offers).toBe(1);
    expect((await viewPlan(broker, reference, "withdraw")).live).toHaveLength(1);
    const [listed] = (await listReferrals(broker, readListFilter(new URLSearchParams()))).rows;
    expect(listed?.offers).toBe(1);
    await sameAsAbsent((id) => viewOffer(broker, id), two.offer, "OF-222222");
  });

  it("a provider reads its own side of a referral that others were sent too", async () => {
    await markRead(two.officer, reference);
    const own = [
      await viewDelivery(one.officer, reference, { offersOn: standingOffers }),
      (await listInbox(one.officer, "answered", undefined)).rows,
      (await listInbox(one.officer, "open", undefined)).rows,
      (await listOffers(one.officer, new URLSearchParams())).rows,
      await viewOffer(one.officer, one.offer),
      await providerHome(one.officer),
    ];
    expect(JSON.stringify(own)).toContain("Alder");
    expect(JSON.stringify(own)).not.toMatch(/Birch|Placing head|authorisation-/);
    expect(JSON.stringify(own)).not.toContain(head.personId);
    expect((await listInbox(outsider, "open", undefined)).rows).toEqual([]);
    expect((await listOffers(outsider, new URLSearchParams())).rows).toEqual([]);
    await sameAsAbsent(
      (ref) => viewDelivery(outsider, ref, { offersOn: standingOffers }),
      reference,
      NOBODYS,
    );
  });

  it("people and services of others are not there", async () => {
    for (const actor of [stranger, outsider])
      await sameAsAbsent((id) => viewColleague(actor, id), one.officer.personId, newId());
    expect(JSON.stringify(await listColleagues(two.officer))).not.toContain("Alder");
    expect(JSON.stringify(await listOwnServices(two.officer))).not.toContain("Alder");
    await sameAsAbsent((id) => viewDeclaration(two.officer, id, null), one.serviceId, newId());
    const published = [
      await viewService(two.officer, one.serviceId),
      await searchRegister(two.officer, readRegisterSearch(new URLSearchParams({ area: "everywhere" }))),
    ];
    expect(JSON.stringify(published)).not.toContain("Alder declared");
  });

  it("what is no id at all is answered like an id that nobody has", async () => {
    const answers = await Promise.all([
      changeRoles(two.officer, { personId: "x", roles: ["provider-admin"], version: 1 }),
      removeColleague(two.officer, { personId: "x", reason: "x", version: 1 }),
      retryDelivery(broker, { reference, deliveryId: "x" }),
      declineService(two.officer, { reference, serviceId: "x", reason: "staffing", note: "" }),
      decideAuthorisation(head, { decision: "authorise", id: "x", version: 1, offerVersion: 1 }),
    ]);
    expect(answers).toEqual(answers.map(() => ({ ok: false, error: missing() })));
    // A moment that no database knows is no place to go on from.
    expect(readUrgencyKey(`0.0.999999999999999.${newId()}`)).toBeUndefined();
  });

  it("no command of a stranger finds or changes anything", async () => {
    const before = await everything();
    const foreign = { reference, version: 1 };
    const offer = { reference, offer: one.offer, version: 1, offerVersion: 1 };
    const refused = await Promise.all([
      pauseSearch(stranger, { ...foreign, reason: "x" }),
      withdrawReferral(stranger, { ...foreign, reason: "x" }),
      reassignReferral(stranger, { ...foreign, brokerId: stranger.personId, reason: "x" }),
      preferOffer(stranger, { ...offer, why: "x" }),
      acceptOffer(stranger, { ...offer, note: "", toOthers: "" }),
      notSelectOffer(stranger, { reference: one.offer, reason: "match", note: "" }),
      decideAuthorisation(strangerHead, {
        decision: "authorise",
        id: authorisationId,
        version: 1,
        offerVersion: 1,
      }),
      pickUpDelivery(outsider, { reference }),
      passOnDelivery(outsider, { reference, toPersonId: outsider.personId, note: "" }),
      declineService(outsider, { reference, serviceId: one.serviceId, reason: "staffing", note: "" }),
      startOffer(outsider, { reference, serviceId: one.serviceId }),
      // Sent the same referral, but not for this home.
      declineService(two.officer, { reference, serviceId: one.serviceId, reason: "staffing", note: "" }),
      startOffer(two.officer, { reference, serviceId: one.serviceId }),
      withdrawOffer(two.officer, { reference: one.offer, reason: "x" }),
      changeVacancy(two.officer, { serviceId: one.serviceId, expected: "none", places: 1 }),
      changeRoles(two.officer, { personId: one.officer.personId, roles: ["provider-admin"], version: 1 }),
      removeColleague(two.officer, { personId: one.officer.personId, reason: "x", version: 1 }),
    ]);
    expect(refused).toEqual(refused.map(() => ({ ok: false, error: missing() })));
    const elsewhere = await passOnDelivery(one.officer, {
      reference,
      toPersonId: two.officer.personId,
      note: "",
    });
    expect(elsewhere).toMatchObject({ ok: false, error: { kind: "invalid", field: "toPersonId" } });
    expect(await everything()).toEqual(before);
  });
});

async function everything() {
  const [row] = await sqlFor("owner")`
    select (select json_agg(r order by id) from (select id, version, state, broker_id from referrals) r) as referrals,
           (select json_agg(d order by id) from (select id, version, state, picked_up_by_id from deliveries) d) as deliveries,
           (select json_agg(s order by id) from (select id, version, answer from delivery_services) s) as answers,
           (select json_agg(o order by id) from (select id, version, state from offers) o) as offers,
           (select json_agg(m order by id) from (select id, version, roles, ended_at from access.memberships) m) as people,
           (select count(*) from events) as events, (select count(*) from vacancies) as vacancies,
           (select count(*) from outgoing_messages) as mails, (select count(*) from authorisations) as money`;
  return row;
}
