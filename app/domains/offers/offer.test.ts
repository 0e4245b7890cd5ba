import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { viewPlan } from "~/domains/agreements/queries/view-plan.server";
import { listAuthorisations } from "~/domains/authorisations/queries/list-authorisations.server";
import { viewAuthorisation } from "~/domains/authorisations/queries/view-authorisation.server";
import { viewBoard } from "~/domains/board/queries/view-board.server";
import { declineService } from "~/domains/routing/commands/decline-service.server";
import { viewDelivery } from "~/domains/routing/queries/view-delivery.server";
import { sqlFor } from "~/platform/database/clients.server";
import { pipelined } from "~/platform/database/transaction.server";
import { newFormKey, newId } from "~/platform/ids";
import { missing } from "~/platform/refusal";
import { authorisedOffer, preferredOffer } from "../../../prisma/factories/decisions.ts";
import { publishedReferral, registeredService } from "../../../prisma/factories/deliveries.ts";
import {
  draftOffer,
  sendDraft,
  submittedOffer,
  typedOffer,
  withTemporaryExtra,
} from "../../../prisma/factories/offers.ts";
import {
  council,
  type FactoryOrganisation,
  person,
  provider,
} from "../../../prisma/factories/organisations.ts";
import { statementsAs } from "../../../prisma/testing/acting-as.server.ts";
import { testDatabase } from "../../../prisma/testing/database.server.ts";
import { amendOffer } from "./commands/amend-offer.server";
import { confirmOffer } from "./commands/confirm-offer.server";
import { discardAmendment } from "./commands/discard-amendment.server";
import { notSelectOffer } from "./commands/not-select-offer.server";
import { saveOfferDraft } from "./commands/save-offer-draft.server";
import { searchOn } from "./commands/search-on.server";
import { keepInReserve, shortlistOffer } from "./commands/shortlist-offer.server";
import { startOffer } from "./commands/start-offer.server";
import { submitOffer } from "./commands/submit-offer.server";
import { withdrawOffer } from "./commands/withdraw-offer.server";
import { dateWords, linesInWords } from "./cost-words.rules";
import { expireOffer } from "./jobs/expire-offer.server";
import { boxesOf } from "./offer-draft.rules";
import { extraWords, unitOf } from "./offer-words.rules";
import { compareReferralOffers } from "./queries/compare-offers.server";
import { listOffers } from "./queries/list-offers.server";
import { standingOffers } from "./queries/standing-offers.server";
import { viewOffer } from "./queries/view-offer.server";
import { viewOfferBeginning } from "./queries/view-offer-beginning.server";
import { viewOfferConfirmation, viewOfferDraft } from "./queries/view-offer-draft.server";

testDatabase();

let city: FactoryOrganisation;
let ashgrove: FactoryOrganisation;
let broker: Actor;
let officer: Actor;
let manager: Actor;
let strangerProvider: Actor;
let strangerCouncil: Actor;
let linden: string;
let oak: string;

beforeAll(async () => {
  city = await council("Wolverhampton", { councilCode: "E08000031" });
  broker = await person(city, ["broker"], { name: "Bea Broker" });
  ashgrove = await provider("Ashgrove Care");
  officer = await person(ashgrove, ["referrals-officer"], { name: "Olu Officer" });
  manager = await person(ashgrove, ["registered-manager"], { name: "Mia Manager" });
  strangerProvider = await person(await provider("Elsewhere Homes"), ["referrals-officer"]);
  strangerCouncil = await person(await council("Dudley", { councilCode: "E08000027" }), ["broker"]);
  linden = await registeredService({ name: "Linden House", providerId: ashgrove.id });
  oak = await registeredService({ name: "Oak View", providerId: ashgrove.id });
});

async function sent(): Promise<string> {
  return (await publishedReferral(broker)).reference;
}

type Value = string | number | boolean | Date;
/** Looks and changes as one side may: row security holds for the tests, too. */
const as =
  (role: "council" | "provider" | "worker", org: () => string, who?: () => Actor) =>
  async (text: TemplateStringsArray, ...values: Value[]) => {
    const rows = await statementsAs(role, { organisationId: org(), personId: who?.().personId }, (sql) =>
      sql<Record<string, unknown>[]>(text, ...values),
    );
    return [...rows];
  };
const asCity = as(
  "council",
  () => city.id,
  () => broker,
);
const asAshgrove = as("provider", () => ashgrove.id);
const asWorker = as("worker", () => ashgrove.id);

async function seenAt(reference: string): Promise<number> {
  return (await viewOfferDraft(officer, reference)).draft?.savedAt.getTime() ?? 0;
}

async function tryToSend(reference: string) {
  return submitOffer(officer, { reference, expectedVersion: await seenAt(reference) });
}

const thrown = (work: Promise<unknown>) =>
  work.then(
    () => "nothing",
    (error: unknown) =>
      typeof error === "object" && error !== null && "init" in error
        ? (error.init as { status: number }).status
        : error,
  );

describe("a draft", () => {
  it("keeps what was typed, right or wrong, and the council never sees it", async () => {
    const reference = await sent();
    const offer = await draftOffer(
      officer,
      { reference, serviceId: linden },
      {
        startOn: { day: "31", month: "2", year: "2027" },
        needsMet: "מילים ואמוג׳י 🏡",
      },
    );
    const { draft } = await viewOfferDraft(manager, offer);
    expect(draft?.values.startOn).toEqual({ day: "31", month: "2", year: "2027" });
    expect(draft?.values.needsMet).toBe("מילים ואמוג׳י 🏡");
    expect(draft).toMatchObject({ savedBy: "Olu Officer", mine: false });
    expect(await thrown(viewOffer(broker, offer))).toBe(404);
    expect((await compareReferralOffers(broker, reference)).offers).toEqual([]);
    expect(await asCity`select 1 from offers where reference = ${offer}`).toHaveLength(0);
  });

  it("is one for each service, also for two colleagues who begin at the same moment", async () => {
    const reference = await sent();
    const begun = await Promise.all(
      [officer, manager, officer, manager].map((who) => startOffer(who, { reference, serviceId: linden })),
    );
    const names = begun.map((one) => (one.ok ? one.value.reference : one.error.kind));
    expect(new Set(names).size).toBe(1);
    expect((await viewOfferBeginning(officer, reference, linden)).live?.reference).toBe(names[0]);
    expect((await viewOfferBeginning(officer, reference, oak)).live).toBeNull();
  });

  it("is not overwritten by somebody who has not seen what a colleague saved", async () => {
    const reference = await draftOffer(officer, { reference: await sent(), serviceId: linden });
    const expectedVersion = await seenAt(reference);
    const save = (who: Actor, needsMet: string) =>
      saveOfferDraft(who, { reference, values: typedOffer({ needsMet }), intent: "save", expectedVersion });
    expect(await save(manager, "Mia's words")).toMatchObject({ ok: true });
    expect(await save(officer, "Olu's words")).toMatchObject({ ok: false, error: { kind: "conflict" } });
    expect((await viewOfferDraft(officer, reference)).draft?.values.needsMet).toBe("Mia's words");
  });

  it("gains and loses lines without a script", async () => {
    const reference = await draftOffer(officer, { reference: await sent(), serviceId: linden });
    const press = async (intent: string) => {
      const values = (await viewOfferDraft(officer, reference)).draft?.values ?? typedOffer();
      const saved = await saveOfferDraft(officer, { reference, values, intent, expectedVersion: 0 });
      return saved.ok ? saved.value.values.lines.map((line) => line.kind) : saved.error.kind;
    };
    expect(await press("add-line")).toEqual(["core", "education", "extra-staffing", ""]);
    expect(await press("remove-line:1")).toEqual(["core", "extra-staffing", ""]);
  });
});

describe("what is refused when an offer is sent", () => {
  const cases: [string, Parameters<typeof typedOffer>[0], RegExp][] = [
    ["a cost of zero", { lines: [{ kind: "core", amount: "0" }] }, /more than £0.00/],
    ["a negative cost", { lines: [{ kind: "core", amount: "-5" }] }, /not be less than £0.00/],
    ["a huge cost", { lines: [{ kind: "core", amount: "99999999999" }] }, /not be more than/],
    ["a word for a cost", { lines: [{ kind: "core", amount: "a lot" }] }, /an amount in pounds/],
    ["no lines", { lines: [] }, /Add at least one line/],
    [
      "a kind without an amount",
      { lines: [{ kind: "core", amount: "10" }, { kind: "therapy" }] },
      /Enter the amount/,
    ],
    [
      "a discount as large as the fee",
      {
        lines: [
          { kind: "core", amount: "100" },
          { kind: "discount", amount: "100" },
        ],
      },
      /discounts take off/,
    ],
    ["a day that does not exist", { startOn: { day: "31", month: "2", year: "2027" } }, /does not exist/],
    ["a hold in the past", { heldUntilOn: { day: "1", month: "1", year: "2020" } }, /has gone by/],
    ["a hold at no time", { heldUntilAt: "half past" }, /in hours and minutes/],
    ["nothing about the needs", { needsMet: "  " }, /how you would meet the needs/],
    ["too many words", { needsMet: "x".repeat(4_001) }, /4,001 characters/],
  ];
  it.each(cases)("%s", async (_what, overrides, words) => {
    const reference = await draftOffer(officer, { reference: await sent(), serviceId: linden }, overrides);
    const refused = await tryToSend(reference);
    expect(refused).toMatchObject({ ok: false, error: { kind: "invalid" } });
    expect(refused.ok ? "" : JSON.stringify(refused.error)).toMatch(words);
    const { draft, state } = await viewOfferDraft(officer, reference);
    expect(state).toBe("draft");
    expect(draft).not.toBeNull();
  });
});

describe("sending an offer", () => {
  it("writes version 1 in whole pence, answers for the service, tells the broker, and holds the place", async () => {
    const reference = await sent();
    const offer = await submittedOffer(
      officer,
      { reference, serviceId: linden },
      {
        lines: [
          { kind: "core", amount: "£1,234.50" },
          { kind: "extra-staffing", amount: "22.75", hours: "12.5" },
          { kind: "set-up", amount: "900" },
          { kind: "discount", amount: "34.50" },
        ],
      },
    );
    const seen = await viewOffer(broker, offer);
    // 12.5 h × £22.75 = £284.375, half up £284.38; the set-up is no part of a week.
    expect(seen.versions[0]).toMatchObject({
      number: 1,
      weeklyPence: 123450 + 28438 - 3450,
      childrenLiving: 2,
    });
    expect(seen.state).toBe("submitted");
    expect(seen.versions[0]?.submittedBy).toBe("Olu Officer");
    const delivery = await viewDelivery(officer, reference, { offersOn: standingOffers });
    const answers = delivery?.services.map(({ name, answer }) => [name, answer]);
    expect(answers).toEqual(expect.arrayContaining([["Linden House", "offered"]]));
    expect(delivery?.pickedUpBy?.name).toBe("Olu Officer");
    const [row] = await asCity`select id::text from offers where reference = ${offer}`;
    const jobs = await asWorker`
      select t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where j.payload->>'offerId' = ${String(row?.id)} or j.payload->>'about' like ${`offer-received:${row?.id}:%`}`;
    expect(jobs.map((job) => job.identifier).sort()).toEqual(["expire-offer", "tell-broker"]);
    const children =
      await asCity`select c.referral_child_id from offer_children c join offers o on o.id = c.offer_id where o.reference = ${offer}`;
    const own =
      await asCity`select c.id from referral_children c join referrals r on r.id = c.referral_id where r.reference = ${reference}`;
    expect(children.map((row) => row.referral_child_id)).toEqual(own.map((row) => row.id));
  });

  it("says how each line is charged, and of an extra what it is to achieve", async () => {
    const reference = await sent();
    const serviceId = linden;
    const offer = await submittedOffer(
      officer,
      { reference, serviceId },
      {
        lines: [
          { kind: "core", basis: "night", amount: "700" },
          { kind: "education", basis: "term", times: "3", amount: "6,500" },
          {
            kind: "extra-staffing",
            amount: "21.35",
            hours: "40",
            staff: "2",
            outcome: "Safe at night.",
            evidence: "Rotas",
          },
          { kind: "transport", basis: "mile", amount: "0.45", miles: "120" },
          { kind: "therapy", charge: "core", outcome: "", evidence: "", reviewOn: boxesOf("") },
        ],
      },
    );
    const [version] = (await viewOffer(broker, offer)).versions;
    const { lines = [], startOn = "" } = version ?? {};
    // 7 × £700.00, 2 × 40 × £21.35 and 120 × 45p.
    expect(linesInWords(lines, startOn)).toBe("£6,662.00 a week, plus £6,500.00 a term, 3 terms a year");
    expect(lines.map(unitOf)).toEqual([
      "£700.00 a night",
      "£6,500.00 a term, 3 terms a year",
      "2 staff for 40 hours a week at £21.35 an hour",
      "about 120 miles a week at £0.45 a mile",
      "in the core fee",
    ]);
    expect(lines.map((line) => extraWords(line).length)).toEqual([0, 3, 3, 3, 0]);
    expect(lines[2]).toMatchObject({ outcome: "Safe at night.", evidence: "Rotas", charge: "extra" });
    const again = await amendOffer(officer, { reference: offer });
    expect(again).toMatchObject({ ok: true });
    const { draft } = await viewOfferDraft(officer, offer);
    expect(draft?.checked).toMatchObject({ ok: true });
    await sendDraft(officer, offer);
    expect((await viewOffer(broker, offer)).versions[0]).toMatchObject({ number: 2, lines });
  });

  it("with a temporary extra is two periods for the broker and for the head of service", async () => {
    const head = await person(city, ["head-of-service"]);
    const reference = await sent();
    const offer = await submittedOffer(officer, { reference, serviceId: linden }, withTemporaryExtra());
    const [version] = (await viewOffer(officer, offer)).versions;
    const lastNight = dateWords(version?.lines[1]?.to ?? "");
    const said = `£5,280.00 a week to ${lastNight}, then £4,850.00`;
    expect((await compareReferralOffers(broker, reference)).offers[0]?.cost.sentence).toBe(said);
    const { authorisationId } = await preferredOffer(broker, { reference, offer });
    expect((await viewAuthorisation(head, authorisationId)).cost.sentence).toBe(said);
    const asked = await listAuthorisations(head, "asked", null);
    expect(asked.rows.find(({ id }) => id === authorisationId)?.money).toContain(`${said}, `);
    expect((await viewBoard(broker, reference)).rows[0]?.cost).toBe(said);
    const { rows } = await listOffers(officer, new URLSearchParams());
    expect(rows.find((row) => row.reference === offer)?.cost).toBe(said);
  });

  it("keeps what a line of before meant, whose basis nobody wrote down", async () => {
    const offer = await submittedOffer(officer, { reference: await sent(), serviceId: linden });
    await sqlFor("owner").begin(async (sql) => {
      const walled = ["offers", "offer_versions", "costing_lines"];
      for (const table of walled) await sql`alter table ${sql(table)} disable row level security`;
      await sql`
        update costing_lines l set basis = null, charge = null, times_a_year = null, outcome = null, evidence = null
          from offer_versions v join offers o on o.id = v.offer_id where v.id = l.offer_version_id and o.reference = ${offer}`;
      for (const table of walled) await sql`alter table ${sql(table)} enable row level security`;
    });
    const [version] = (await viewOffer(broker, offer)).versions;
    expect(linesInWords(version?.lines ?? [], version?.startOn ?? "")).toBe("£5,520.00 a week");
  });

  it("takes an earlier decline back on the way", async () => {
    const reference = await sent();
    const decline = { reference, serviceId: linden, reason: "no-vacancy", note: "" } as const;
    expect(await declineService(officer, decline)).toMatchObject({ ok: true });
    await submittedOffer(officer, { reference, serviceId: linden });
    const delivery = await viewDelivery(officer, reference, { offersOn: standingOffers });
    expect(delivery?.services.find((one) => one.name === "Linden House")?.answer).toBe("offered");
  });

  it("happens once, however often and by however many it is pressed", async () => {
    const reference = await draftOffer(officer, { reference: await sent(), serviceId: linden });
    const expectedVersion = await seenAt(reference);
    const key = newFormKey();
    const idempotency = { key, redirectTo: () => "/there" };
    // The home holds places for the referrals of other tests.
    const input = { reference, expectedVersion, place: "same" as const };
    const pressed = await Promise.allSettled([
      submitOffer(officer, { ...input, idempotency }),
      submitOffer(officer, { ...input, idempotency }),
      submitOffer(manager, input),
      submitOffer(manager, input),
    ]);
    const sentBy = pressed.filter((one) => one.status === "fulfilled" && one.value.ok);
    expect(sentBy).toHaveLength(1);
    const { versions } = await viewOffer(officer, reference);
    expect(versions.map((one) => one.number)).toEqual([1]);
    expect(await submitOffer(officer, { reference, expectedVersion })).toMatchObject({
      error: { kind: "not-now" },
    });
    const back = { reference, values: typedOffer(), intent: "save", expectedVersion: expectedVersion };
    expect(await saveOfferDraft(officer, back)).toMatchObject({ error: { kind: "not-now" } });
  });

  it("sends what was checked and nothing that a colleague typed after", async () => {
    const reference = await draftOffer(officer, { reference: await sent(), serviceId: linden });
    const expectedVersion = await seenAt(reference);
    await saveOfferDraft(manager, {
      reference,
      values: typedOffer({ needsMet: "Other" }),
      intent: "save",
      expectedVersion: 0,
    });
    expect(await submitOffer(officer, { reference, expectedVersion })).toMatchObject({
      error: { kind: "conflict" },
    });
  });
});

/** The council prefers an offer and a head of service authorises its money. */
async function authorised(offer: string) {
  const head = await person(city, ["head-of-service"]);
  const [row] =
    await asCity`select d.reference from offers o join deliveries d on d.id = o.delivery_id where o.reference = ${offer}`;
  await authorisedOffer(broker, head, { reference: String(row?.reference), offer });
}

const authorisationsOf = (offer: string) =>
  asCity`select a.state, a.offer_version from authorisations a join offers o on o.id = a.offer_id where o.reference = ${offer}`;

describe("changing an offer", () => {
  async function change(offer: string, overrides: Parameters<typeof typedOffer>[0]) {
    expect(await amendOffer(officer, { reference: offer })).toMatchObject({ ok: true });
    const { draft } = await viewOfferDraft(officer, offer);
    const values = { ...(draft?.values ?? typedOffer()), ...typedOffer(overrides) };
    await saveOfferDraft(officer, { reference: offer, values, intent: "save", expectedVersion: 0 });
    await sendDraft(officer, offer);
  }

  it("with another costing goes back to submitted and cancels what was authorised; the old version stays", async () => {
    const offer = await submittedOffer(officer, { reference: await sent(), serviceId: linden });
    await authorised(offer);
    await change(offer, { lines: [{ kind: "core", amount: "5,000" }] });
    const seen = await viewOffer(broker, offer);
    expect(seen).toMatchObject({ state: "submitted", fundingStage: null });
    expect(seen.versions.map(({ number, weeklyPence }) => [number, weeklyPence])).toEqual([
      [2, 500_000],
      // The tutor is billed by weeks of school, 38 of them a year: no part of what every week costs.
      [1, 485_000 + 43_000],
    ]);
    expect(await authorisationsOf(offer)).toEqual([{ state: "cancelled", offer_version: 1 }]);
  });

  it("with the same costing never stays authorised: the money was for another version", async () => {
    const offer = await submittedOffer(officer, { reference: await sent(), serviceId: linden });
    await authorised(offer);
    await change(offer, { needsMet: "Three adults." });
    expect(await viewOffer(broker, offer)).toMatchObject({ state: "shortlisted", fundingStage: null });
    expect(await authorisationsOf(offer)).toMatchObject([{ state: "cancelled" }]);
  });

  it("with the same costing keeps its place on the shortlist", async () => {
    const offer = await submittedOffer(officer, { reference: await sent(), serviceId: linden });
    expect(await shortlistOffer(broker, { reference: offer })).toMatchObject({ ok: true });
    await change(offer, { heldUntilAt: "18:30" });
    expect(await viewOffer(broker, offer)).toMatchObject({ state: "shortlisted" });
  });

  it("is invisible to the council until it is sent, and can be dropped", async () => {
    const offer = await submittedOffer(officer, { reference: await sent(), serviceId: linden });
    await amendOffer(officer, { reference: offer });
    expect((await viewOffer(officer, offer)).hasDraft).toBe(true);
    expect((await viewOffer(broker, offer)).hasDraft).toBe(false);
    const expectedVersion = (await viewOffer(officer, offer)).draftSavedAt ?? 0;
    expect(await discardAmendment(officer, { reference: offer, expectedVersion })).toMatchObject({
      ok: true,
    });
    expect((await viewOffer(officer, offer)).hasDraft).toBe(false);
    expect((await viewOffer(broker, offer)).versions).toHaveLength(1);
  });
});

describe("dropping a change", () => {
  it("keeps what a colleague has saved since the page was opened", async () => {
    const offer = await submittedOffer(officer, { reference: await sent(), serviceId: linden });
    await amendOffer(officer, { reference: offer });
    const opened = (await viewOffer(officer, offer)).draftSavedAt ?? 0;
    const { draft } = await viewOfferDraft(officer, offer);
    const values = { ...(draft?.values ?? typedOffer()), ...typedOffer({ heldUntilAt: "18:30" }) };
    await saveOfferDraft(officer, { reference: offer, values, intent: "save", expectedVersion: 0 });
    const dropped = await discardAmendment(officer, { reference: offer, expectedVersion: opened });
    expect(dropped).toMatchObject({ ok: false, error: { kind: "conflict" } });
    expect((await viewOffer(officer, offer)).hasDraft).toBe(true);
  });
});

describe("withdrawing", () => {
  it("tells the reason, cancels the money, and leaves the service free to offer again", async () => {
    const reference = await sent();
    const offer = await submittedOffer(officer, { reference, serviceId: linden });
    await authorised(offer);
    expect(await withdrawOffer(officer, { reference: offer, reason: "The room is taken." })).toMatchObject({
      ok: true,
    });
    expect(await viewOffer(broker, offer)).toMatchObject({
      state: "withdrawn",
      stateReason: "The room is taken.",
    });
    expect(await authorisationsOf(offer)).toMatchObject([{ state: "cancelled" }]);
    const delivery = await viewDelivery(officer, reference, { offersOn: standingOffers });
    expect(delivery?.services.find((one) => one.name === "Linden House")?.answer).toBe("none");
    const again = await submittedOffer(officer, { reference, serviceId: linden });
    expect(again).not.toBe(offer);
    const { offers, ended } = await compareReferralOffers(broker, reference);
    expect(offers.map((one) => one.reference)).toEqual([again]);
    expect(ended.map((one) => one.reference)).toEqual([offer]);
  });
});

describe("a newer edition", () => {
  async function newEdition(reference: string) {
    await asCity`insert into editions (id, referral_id, council_id, number, content, headline, summary, changes, published_by_id, published_at)
      select ${newId()}, referral_id, e.council_id, 2, jsonb_set(e.content, '{facts,age}', '15'), e.headline, e.summary, '[]', published_by_id, now()
        from editions e join referrals r on r.id = e.referral_id where r.reference = ${reference}`;
    await asCity`update referrals set edition_number = 2 where reference = ${reference}`;
    await asCity`update deliveries set edition_number = 2 where reference = ${reference}`;
  }

  it("asks for a confirmation, which names the edition that was read", async () => {
    const reference = await sent();
    const offer = await submittedOffer(officer, { reference, serviceId: linden });
    await newEdition(reference);
    const page = await viewOfferConfirmation(officer, offer);
    expect(page.changes).toMatchObject([{ field: "age", from: "14", to: "15" }]);
    expect((await viewOffer(broker, offer)).abilities.prefer).toBe(false);
    expect(await confirmOffer(officer, { reference: offer, edition: 1 })).toMatchObject({
      error: { kind: "conflict" },
    });
    expect(await confirmOffer(officer, { reference: offer, edition: 2 })).toMatchObject({ ok: true });
    expect(await viewOffer(broker, offer)).toMatchObject({ confirmedEdition: 2, latestEdition: 2 });
    expect(await confirmOffer(officer, { reference: offer, edition: 2 })).toMatchObject({
      error: { kind: "not-now" },
    });
  });
});

describe("a place that is not held any more", () => {
  const job = async (offer: string) => {
    const [row] = await asAshgrove`select id from offers where reference = ${offer}`;
    return expireOffer({ offerId: row?.id, organisationId: ashgrove.id }, {} as never);
  };

  it("ends the offer and tells both sides, once", async () => {
    const offer = await submittedOffer(officer, { reference: await sent(), serviceId: linden });
    await authorised(offer);
    await expect(job(offer)).rejects.toThrow(/still held/);
    await asAshgrove`update offers set held_until = now() - interval '1 minute' where reference = ${offer}`;
    expect(await shortlistOffer(broker, { reference: offer })).toMatchObject({
      error: { kind: "not-now" },
    });
    await job(offer);
    await job(offer);
    expect(await viewOffer(officer, offer)).toMatchObject({ state: "expired" });
    expect(await authorisationsOf(offer)).toMatchObject([{ state: "cancelled" }]);
    const events = await asWorker`
      select e.kind from events e join offers o on o.id = e.subject_id
       where o.reference = ${offer} and e.kind = 'offer-expired'`;
    expect(events).toHaveLength(1);
  });

  it("leaves an offer alone that was withdrawn before", async () => {
    const offer = await submittedOffer(officer, { reference: await sent(), serviceId: linden });
    await withdrawOffer(officer, { reference: offer, reason: "No." });
    await asAshgrove`update offers set held_until = now() - interval '1 minute' where reference = ${offer}`;
    await job(offer);
    expect((await viewOffer(officer, offer)).state).toBe("withdrawn");
  });
});

describe("the council's side", () => {
  it("shortlists, keeps in reserve, takes back, and the search is deciding from the first on", async () => {
    const reference = await sent();
    const offer = await submittedOffer(officer, { reference, serviceId: linden });
    const second = await submittedOffer(
      officer,
      { reference, serviceId: oak },
      { lines: [{ kind: "core", amount: "4000" }] },
    );
    const { version } = await viewOffer(broker, offer);
    expect(await shortlistOffer(broker, { reference: offer, version })).toMatchObject({ ok: true });
    expect(await shortlistOffer(broker, { reference: second })).toMatchObject({ ok: true });
    expect((await compareReferralOffers(broker, reference)).state).toBe("deciding");
    expect((await viewDelivery(officer, reference, { offersOn: standingOffers }))?.searchState).toBe(
      "deciding",
    );
    expect(await keepInReserve(broker, { reference: offer, version })).toMatchObject({
      error: { kind: "conflict" },
    });
    expect(await keepInReserve(broker, { reference: offer })).toMatchObject({ ok: true });
    const { offers, rows } = await compareReferralOffers(broker, reference);
    expect(offers.map((one) => [one.serviceName, one.state])).toEqual([
      ["Oak View", "shortlisted"],
      ["Linden House", "reserve"],
    ]);
    expect(rows.find((row) => row.key === "first-year")).toMatchObject({
      differs: true,
      cells: [{ lowest: true }, { lowest: false }],
    });
    expect(await shortlistOffer(broker, { reference: offer })).toMatchObject({ ok: true });
    const plan = await viewPlan(broker, reference, "search-on");
    const on = { reference, version: plan.version };
    expect(await searchOn(broker, { ...on, version: on.version - 1 })).toMatchObject({
      error: { kind: "conflict" },
    });
    const worker = await person(city, ["social-worker"]);
    expect(await searchOn(worker, on)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await searchOn(broker, on)).toMatchObject({ ok: true });
    expect((await viewDelivery(officer, reference, { offersOn: standingOffers }))?.searchState).toBe(
      "searching",
    );
  });

  it("does not select an offer, with the reason that the provider reads", async () => {
    const offer = await submittedOffer(officer, { reference: await sent(), serviceId: linden });
    const no = { reference: offer, reason: "location", note: "Too far from her brother." } as const;
    expect(await notSelectOffer(broker, no)).toMatchObject({ ok: true });
    expect(await viewOffer(officer, offer)).toMatchObject({
      state: "not-selected",
      stateReason: "The location. Too far from her brother.",
    });
    const { rows } = await listOffers(officer, new URLSearchParams("show=ended"));
    expect(rows.find((row) => row.reference === offer)?.stateReason).toBe(
      "The location. Too far from her brother.",
    );
    expect(await notSelectOffer(broker, no)).toMatchObject({ error: { kind: "not-now" } });
  });

  it("is for those who search, not for every role", async () => {
    const offer = await submittedOffer(officer, { reference: await sent(), serviceId: linden });
    const worker = await person(city, ["social-worker"]);
    const finance = await person(city, ["finance-officer"]);
    expect(await shortlistOffer(worker, { reference: offer })).toMatchObject({
      error: { kind: "forbidden" },
    });
    expect(await notSelectOffer(worker, { reference: offer, reason: "cost", note: "" })).toMatchObject({
      error: { kind: "forbidden" },
    });
    expect(
      await thrown(compareReferralOffers(finance, (await viewOffer(broker, offer)).referral.reference)),
    ).toBe(404);
  });
});

describe("another organisation", () => {
  it("finds nothing, whatever it asks", async () => {
    const reference = await sent();
    const offer = await submittedOffer(officer, { reference, serviceId: linden });
    const gone = { ok: false, error: missing() };
    for (const who of [strangerProvider, strangerCouncil]) {
      expect(await startOffer(who, { reference, serviceId: oak })).toMatchObject(gone);
      const save = { reference: offer, values: typedOffer(), intent: "save", expectedVersion: 0 };
      expect(await saveOfferDraft(who, save)).toMatchObject(gone);
      expect(await submitOffer(who, { reference: offer, expectedVersion: 0 })).toMatchObject(gone);
      expect(await amendOffer(who, { reference: offer })).toMatchObject(gone);
      expect(await discardAmendment(who, { reference: offer, expectedVersion: 0 })).toMatchObject(gone);
      expect(await withdrawOffer(who, { reference: offer, reason: "x" })).toMatchObject(gone);
      expect(await confirmOffer(who, { reference: offer, edition: 1 })).toMatchObject(gone);
      expect(await shortlistOffer(who, { reference: offer })).toMatchObject(gone);
      expect(await keepInReserve(who, { reference: offer })).toMatchObject(gone);
      expect(await notSelectOffer(who, { reference: offer, reason: "cost", note: "" })).toMatchObject(gone);
      expect(await searchOn(who, { reference, version: 1 })).toMatchObject(gone);
      expect(await thrown(viewOffer(who, offer))).toBe(404);
      expect(await thrown(viewOfferDraft(who, offer))).toBe(404);
      expect(await thrown(viewOfferConfirmation(who, offer))).toBe(404);
      expect(await thrown(compareReferralOffers(who, reference))).toBe(404);
    }
    // A service that the referral was not sent to is nobody's to offer.
    const other = await registeredService({ name: "Elsewhere" });
    expect(await startOffer(officer, { reference, serviceId: other })).toMatchObject(gone);
    // The placing council does not write for the provider, nor the provider for the council.
    expect(await amendOffer(broker, { reference: offer })).toMatchObject(gone);
    expect(await shortlistOffer(officer, { reference: offer })).toMatchObject(gone);
  });

  it("learns no child's id through the door for its own", async () => {
    const reference = await sent();
    const [delivery] = await asCity`select id from deliveries where reference = ${reference}`;
    const ask = (org: string) =>
      pipelined("provider", { "app.org_id": org }, (sql) => [
        sql`select * from public.children_of_delivery(${String(delivery?.id)}::uuid)`,
      ]);
    expect((await ask(ashgrove.id))[0]).toHaveLength(1);
    expect((await ask(strangerProvider.organisationId))[0]).toHaveLength(0);
  });
});
