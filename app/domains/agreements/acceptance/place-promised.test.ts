import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { viewAuthorisation } from "~/domains/authorisations/queries/view-authorisation.server";
import { past } from "~/domains/authorisations/testing/past-the-pages";
import { providerHome } from "~/domains/home/queries/provider-home.server";
import { submitOffer } from "~/domains/offers/commands/submit-offer.server";
import { compareReferralOffers } from "~/domains/offers/queries/compare-offers.server";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import { viewOfferDraft } from "~/domains/offers/queries/view-offer-draft.server";
import { changeVacancy } from "~/domains/providers/commands/change-vacancy.server";
import { confirmVacancies } from "~/domains/providers/commands/confirm-vacancies.server";
import { listOwnServices } from "~/domains/providers/queries/list-own-services.server";
import { loadRegister } from "~/domains/providers/queries/load-register.server";
import { placesTaken } from "~/domains/providers/queries/places-taken.server";
import { viewService } from "~/domains/providers/queries/view-service.server";
import { viewVacancy } from "~/domains/providers/queries/view-vacancy.server";
import { tellBroker } from "~/domains/routing/jobs/tell-broker.server";
import { sqlFor } from "~/platform/database/clients.server";
import type { JobContext } from "~/platform/jobs/jobs.server";
import {
  acceptedOffer,
  authorised,
  authorisedOffer,
  preferredOffer,
  sentOffer,
  standing,
} from "../../../../prisma/factories/decisions";
import { publishedReferral, registeredService } from "../../../../prisma/factories/deliveries";
import { draftOffer, submittedOffer } from "../../../../prisma/factories/offers";
import { council, person, provider } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { outbox, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { day } from "../../../../prisma/testing/placed.server";
import { acceptOffer } from "../commands/accept-offer.server";
import { tellPlaceTaken } from "../jobs/tell-place-taken.server";
import { vacancyChanges } from "../queries/vacancy-changes.server";
import { viewAcceptance } from "../queries/view-acceptance.server";

testDatabase();
const job = {} as JobContext;

type Side = { broker: Actor; head: Actor };
let first: Side;
let second: Side;

async function side(): Promise<Side> {
  const org = await council();
  return { broker: await person(org, ["broker"]), head: await person(org, ["head-of-service"]) };
}

beforeAll(async () => {
  first = await side();
  second = await side();
});

/** A home that two councils have asked. */
async function home() {
  const org = await provider();
  const serviceId = await registeredService({ providerId: org.id });
  const officer = await person(org, ["registered-manager"]);
  const [mine, theirs] = [await publishedReferral(first.broker), await publishedReferral(second.broker)];
  return { org, serviceId, officer, mine: mine.reference, theirs: theirs.reference };
}
type Home = Awaited<ReturnType<typeof home>>;

const free = async ({ officer, serviceId }: Home, places: number) => {
  const { expected } = await viewVacancy(officer, serviceId);
  const told = await changeVacancy(officer, { serviceId, expected, places });
  expect(told.ok).toBe(true);
};

/** A second offer of the home as it is sent, with what is said of its place. */
async function sendSecond(
  { officer, theirs, serviceId }: Home,
  said: Partial<Parameters<typeof submitOffer>[1]>,
) {
  const reference = await draftOffer(officer, { reference: theirs, serviceId });
  const { draft } = await viewOfferDraft(officer, reference);
  const sent = await submitOffer(officer, { reference, expectedVersion: draft?.toSend ?? 0, ...said });
  return { reference, sent, promised: draft?.promised ?? null };
}

describe("one place offered to two councils", () => {
  it("goes out only with the provider's word that it is the same place", async () => {
    const at = await home();
    const held = await submittedOffer(at.officer, { reference: at.mine, serviceId: at.serviceId });
    const { sent, promised } = await sendSecond(at, {});
    expect(promised).toMatchObject({ needed: 2, told: null, taken: null });
    expect(sent).toMatchObject({ ok: false, error: { kind: "invalid", field: "place" } });
    expect((await viewOffer(first.broker, held)).promised).toBeNull();
  });

  it("each council reads that it is held for another referral and until when, and no more; both are told", async () => {
    const at = await home();
    const held = await submittedOffer(at.officer, { reference: at.mine, serviceId: at.serviceId });
    const { reference, sent } = await sendSecond(at, { place: "same" });
    expect(sent).toMatchObject({ ok: true });
    const [mine, theirs] = [await viewOffer(first.broker, held), await viewOffer(second.broker, reference)];
    expect(mine.promised).toEqual({ heldUntil: theirs.heldUntil, taken: null, needed: null });
    expect(theirs.promised).toEqual({ heldUntil: mine.heldUntil, taken: null, needed: null });
    for (const view of [mine, theirs])
      expect(view.events.map(({ kind }) => kind)).toContain("offer-place-held");
    expect(JSON.stringify(mine)).not.toContain(at.theirs);
    const [row] = (await compareReferralOffers(first.broker, at.mine)).rows.filter(
      ({ key }) => key === "place",
    );
    expect(row?.cells[0]?.value).toMatch(/^Held for another referral until \w+ \d+ \w+/);
    const jobs = (await queuedJobs("tell-broker")).filter(
      ({ payload }) => payload.template === "offer-place-held",
    );
    const [told] = jobs.slice(-1);
    expect(told?.payload.organisationId).toBe(first.broker.organisationId);
    await tellBroker(told?.payload, job);
    expect((await outbox()).at(-1)).toMatchObject({
      template: "offer-place-held",
      to: first.broker.personId,
    });
  });

  it("is another place once enough are confirmed as free, and then nobody reads anything", async () => {
    const at = await home();
    await submittedOffer(at.officer, { reference: at.mine, serviceId: at.serviceId });
    const { reference, sent, promised } = await sendSecond(at, { place: "another", places: 1 });
    expect(sent).toMatchObject({ ok: false, error: { kind: "invalid", field: "places" } });
    expect(promised?.needed).toBe(2);
    const { draft } = await viewOfferDraft(at.officer, reference);
    const input = { reference, expectedVersion: draft?.toSend ?? 0, place: "another", places: 2 } as const;
    // From a page whose vacancies a colleague has changed since, and of a place that opens only after the start.
    const vacancies = draft?.promised?.vacancies;
    await free(at, 1);
    const changed = await submitOffer(at.officer, { ...input, vacancies });
    expect(changed).toMatchObject({ ok: false, error: { kind: "invalid", field: "places" } });
    const promisedNow = (await viewOfferDraft(at.officer, reference)).draft?.promised;
    const fresh = { ...input, vacancies: promisedNow?.vacancies };
    expect(promisedNow?.told).toBe("1 place free now");
    expect(await submitOffer(at.officer, { ...fresh, freeFrom: day(300) })).toMatchObject({
      ok: false,
      error: { kind: "invalid", field: "freeFrom" },
    });
    expect((await submitOffer(at.officer, { ...fresh, freeFrom: day(1) })).ok).toBe(true);
    expect((await viewOffer(second.broker, reference)).promised).toBeNull();
    expect(await viewVacancy(at.officer, at.serviceId)).toMatchObject({ places: 2, freeFrom: day(1) });
  });

  it("is nobody's question of an agency that has told nothing: it is not known to have one place", async () => {
    const at = await home();
    await submittedOffer(at.officer, { reference: at.mine, serviceId: at.serviceId });
    await sqlFor("owner").begin(async (tx) => {
      await tx`alter table services no force row level security`;
      await tx`update services set kind = 'fostering-agency' where id = ${at.serviceId}`;
      await tx`alter table services force row level security`;
    });
    expect((await sendSecond(at, {})).promised).toBeNull();
  });

  it("is for nobody else where the home has several free", async () => {
    const at = await home();
    await free(at, 2);
    await submittedOffer(at.officer, { reference: at.mine, serviceId: at.serviceId });
    const { sent, promised } = await sendSecond(at, {});
    expect({ promised, ok: sent.ok }).toEqual({ promised: null, ok: true });
  });

  it("the database takes no version that says nothing of it", async () => {
    const at = await home();
    await submittedOffer(at.officer, { reference: at.mine, serviceId: at.serviceId });
    const { reference } = await sendSecond(at, {});
    const { id } = await standing(at.officer, reference);
    const press = (same: boolean) =>
      past(
        at.officer,
        (
          tx,
        ) => tx.$executeRaw`update offers set state = 'submitted', version_number = 1, held_until = now() + interval '1 day',
          same_place = ${same}, updated_at = now() where id = ${id}::uuid`,
      );
    expect([await press(false), await press(true)]).toEqual(["refused", "written"]);
  });
});

describe("a place that is held for another referral too", () => {
  it("is read by whoever authorises, and accepted once the broker says that the provider was asked", async () => {
    const at = await home();
    await submittedOffer(at.officer, { reference: at.mine, serviceId: at.serviceId });
    const { reference } = await sendSecond(at, { place: "same" });
    const decision = { reference: at.theirs, offer: reference };
    const { authorisationId } = await preferredOffer(second.broker, decision);
    expect((await viewAuthorisation(second.head, authorisationId)).place).toEqual([
      expect.stringMatching(/^Held for another referral until /),
    ]);
    await authorised(second.head, authorisationId);
    const press = async (placeConfirmed: boolean) => {
      const { version, versionNumber } = await standing(second.broker, reference);
      const input = { ...decision, version, offerVersion: versionNumber, note: "", toOthers: "" };
      return acceptOffer(second.broker, { ...input, placeConfirmed });
    };
    expect(await press(false)).toMatchObject({
      ok: false,
      error: { kind: "invalid", field: "placeConfirmed" },
    });
    expect(await press(true)).toMatchObject({ ok: true });
    const { events } = await viewOffer(second.broker, reference);
    expect(events.find(({ kind }) => kind === "offer-accepted")?.data).toMatchObject({
      placeConfirmed: true,
    });
  });
});

describe("a place that was given to another child", () => {
  /** One place, offered twice, the first of them accepted. */
  async function taken() {
    const at = await home();
    await free(at, 1);
    const offer = await sentOffer(at.officer, { reference: at.mine, serviceId: at.serviceId });
    const { reference } = await sendSecond(at, { place: "same" });
    await authorisedOffer(second.broker, second.head, { reference: at.theirs, offer: reference });
    await acceptedOffer(first.broker, first.head, { reference: at.mine, offer });
    return { at, reference };
  }

  it("cannot be accepted until the manager confirms another", async () => {
    const { at, reference } = await taken();
    const decision = { reference: at.theirs, offer: reference };
    const view = await viewAcceptance(second.broker, decision);
    expect(view).toMatchObject({ placeTaken: "taken", place: ["Taken for another referral"] });
    expect(view.whyNot).toMatch(/has gone to another child/);
    const press = async () => {
      const { version, versionNumber } = await standing(second.broker, reference);
      const input = { ...decision, version, offerVersion: versionNumber, note: "", toOthers: "" };
      return acceptOffer(second.broker, input);
    };
    expect(await press()).toMatchObject({ ok: false, error: { kind: "not-now" } });
    await free(at, 1);
    expect((await viewAcceptance(second.broker, decision)).whyNot).toBeNull();
    expect(await press()).toMatchObject({ ok: true });
  });

  it("the database accepts it for nobody", async () => {
    const { at, reference } = await taken();
    const { id } = await standing(second.broker, reference);
    const press = () =>
      past(
        second.broker,
        (tx) =>
          tx.$executeRaw`update offers set state = 'accepted', state_since = now() where id = ${id}::uuid`,
      );
    expect(await press()).toBe("refused");
    await free(at, 1);
    expect(await press()).toBe("written");
  });

  it("the council that was offered it too is told by mail, and reads it on the offer", async () => {
    const { reference } = await taken();
    const jobs = await queuedJobs("tell-place-taken");
    await tellPlaceTaken(jobs.at(-1)?.payload, job);
    const mails = (await queuedJobs("tell-broker")).filter(
      ({ payload }) => payload.template === "offer-place-taken",
    );
    expect(mails.at(-1)?.payload.organisationId).toBe(second.broker.organisationId);
    const view = await viewOffer(second.broker, reference);
    expect(view.promised).toMatchObject({ taken: "taken" });
    expect(view.events.map(({ kind }) => kind)).toContain("offer-place-taken");
  });

  it("a home that never said how many places it has warns, and does not stop", async () => {
    const at = await home();
    const offer = await sentOffer(at.officer, { reference: at.mine, serviceId: at.serviceId });
    await acceptedOffer(first.broker, first.head, { reference: at.mine, offer });
    const { promised } = await sendSecond(at, {});
    expect(promised).toMatchObject({ taken: "perhaps", heldUntil: null });
  });
});

describe("the vacancies of a home whose bed was taken, or became free", () => {
  it("a council reads one fewer at once, and the manager is asked to confirm what is left", async () => {
    const at = await home();
    await free(at, 2);
    const offer = await sentOffer(at.officer, { reference: at.mine, serviceId: at.serviceId });
    expect(await vacancyChanges(at.officer, at.serviceId)).toBeNull();
    await acceptedOffer(first.broker, first.head, { reference: at.mine, offer });
    expect((await viewService(second.broker, at.serviceId))?.declared?.vacancy).toMatchObject({ places: 1 });
    const [listed] = await read(second.broker, (tx) => loadRegister(tx, [at.serviceId]));
    expect(listed?.vacancy).toMatchObject({ places: 2, left: 1 });
    expect(await vacancyChanges(at.officer, at.serviceId)).toMatchObject({ taken: 1, left: 0, proposed: 1 });
    const kinds = async () => (await providerHome(at.officer)).rows.map(({ to }) => to);
    const form = `/provider/${at.org.slug}/services/${at.serviceId}/vacancy`;
    expect(await kinds()).toContain(form);
    const { seen } = await listOwnServices(at.officer);
    expect((await confirmVacancies(at.officer, { seen: seen ?? undefined })).ok).toBe(true);
    expect((await viewVacancy(at.officer, at.serviceId)).places).toBe(1);
    expect(await kinds()).not.toContain(form);
  });

  it("a form that was opened before a child was given the place confirms nothing", async () => {
    const at = await home();
    await free(at, 1);
    const offer = await sentOffer(at.officer, { reference: at.mine, serviceId: at.serviceId });
    const { expected } = await viewVacancy(at.officer, at.serviceId);
    await acceptedOffer(first.broker, first.head, { reference: at.mine, offer });
    const late = await changeVacancy(at.officer, { serviceId: at.serviceId, expected, places: 1 });
    expect(late).toMatchObject({ ok: false, error: { kind: "conflict" } });
    await free(at, 0);
  });

  it("a foreign provider learns nothing", async () => {
    const [at, other] = [await home(), await home()];
    await free(at, 1);
    const offer = await sentOffer(at.officer, { reference: at.mine, serviceId: at.serviceId });
    await acceptedOffer(first.broker, first.head, { reference: at.mine, offer });
    expect(await vacancyChanges(other.officer, at.serviceId)).toBeNull();
    const asked = (by: typeof at.officer) => read(by, (tx) => placesTaken(tx, [at.serviceId]));
    expect([(await asked(at.officer)).size, (await asked(other.officer)).size]).toEqual([1, 0]);
  });
});
