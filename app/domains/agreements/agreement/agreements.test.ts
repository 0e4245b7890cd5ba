import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { stepBackOffer } from "~/domains/authorisations/commands/step-back-offer.server";
import { viewAuthorisation } from "~/domains/authorisations/queries/view-authorisation.server";
import { past } from "~/domains/authorisations/testing/past-the-pages";
import { viewBoard } from "~/domains/board/queries/view-board.server";
import { councilHome } from "~/domains/home/queries/council-home.server";
import { notSelectOffer } from "~/domains/offers/commands/not-select-offer.server";
import { searchOn } from "~/domains/offers/commands/search-on.server";
import { shortlistOffer } from "~/domains/offers/commands/shortlist-offer.server";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import { declineService } from "~/domains/routing/commands/decline-service.server";
import { pauseSearch } from "~/domains/routing/commands/pause-search.server";
import { resumeSearch } from "~/domains/routing/commands/resume-search.server";
import { TELL_PROVIDER } from "~/domains/routing/delivery.jobs";
import { tellOutcome } from "~/domains/routing/jobs/tell-outcome.server";
import { tellProvider } from "~/domains/routing/jobs/tell-provider.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newFormKey, newId } from "~/platform/ids";
import type { JobContext } from "~/platform/jobs/jobs.server";
import {
  acceptedOffer,
  authorisedOffer,
  preferredOffer,
  sentOffer,
  standing,
} from "../../../../prisma/factories/decisions";
import { council, person } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import {
  type DecidingWorld,
  decidingWorld,
  outbox,
  queuedJobs,
} from "../../../../prisma/testing/deciding.server";
import { acceptOffer } from "../commands/accept-offer.server";
import { closeSearch } from "../commands/close-search.server";
import { fallThrough } from "../commands/fall-through.server";
import { searchAgain } from "../commands/search-again.server";
import { withdrawReferral } from "../commands/withdraw-referral.server";
import { viewPlan } from "../queries/view-plan.server";

testDatabase();
let world: DecidingWorld;

beforeAll(async () => {
  world = await decidingWorld(3);
});

const job = {} as JobContext;

function asked(index: number) {
  const found = world.providers[index];
  if (!found) throw new Error(`no provider ${index}`);
  return found;
}

const referralOf = (reference: string) =>
  read(world.broker, (tx) =>
    tx.referral.findUniqueOrThrow({
      where: { reference },
      include: { deliveries: { include: { services: true }, orderBy: { id: "asc" } }, children: true },
    }),
  );

async function deliveryOf(reference: string, index: number) {
  const found = (await referralOf(reference)).deliveries.find(
    ({ providerId }) => providerId === asked(index).org.id,
  );
  if (!found) throw new Error("no delivery");
  return found;
}

const liveAcceptances = (reference: string) =>
  read(world.broker, async (tx) => {
    const { id } = await tx.referral.findUniqueOrThrow({ where: { reference } });
    return tx.acceptance.findMany({ where: { referralId: id, endedAt: null } });
  });

/** Everybody has been told of the referral, so that they are told of its end. */
async function told(reference: string): Promise<void> {
  for (const { id, providerId } of (await referralOf(reference)).deliveries)
    await tellProvider({ deliveryId: id, organisationId: providerId }, job);
}

async function acceptance(offer: string, reference: string) {
  const { version, versionNumber } = await standing(world.broker, offer);
  return { reference, offer, version, offerVersion: versionNumber, note: "", toOthers: "" };
}

/** Before the next race everything stands as it did before the last one; no command leads there, and no role may. */
async function backToTheStart(reference: string): Promise<void> {
  const tables = ["referrals", "deliveries", "offers", "authorisations", "acceptances"];
  await sqlFor("owner").begin(async (tx) => {
    for (const table of tables) await tx.unsafe(`alter table ${table} no force row level security`);
    const [referral] = await tx<{ id: string }[]>`
      update referrals set state = 'deciding' where reference = ${reference} returning id`;
    const id = referral?.id ?? "";
    await tx`update deliveries set state = 'answered', search_state = 'deciding' where referral_id = ${id}`;
    await tx`update offers set state = 'authorised' where referral_id = ${id}`;
    await tx`update authorisations set state = 'authorised' where referral_id = ${id}`;
    await tx`update acceptances set ended_at = ${now()} where referral_id = ${id}`;
    for (const table of tables) await tx.unsafe(`alter table ${table} force row level security`);
  });
}

describe("accepting an offer", () => {
  it("is not for the deputy who authorised it, also past the pages", async () => {
    const deputy = await person(world.home, ["team-manager", "head-of-service"]);
    const reference = await world.search();
    const offer = await world.offerOf(0, reference);
    await authorisedOffer(world.broker, deputy, { reference, offer });
    const input = await acceptance(offer, reference);
    expect(await acceptOffer(deputy, input)).toMatchObject({
      ok: false,
      error: { kind: "forbidden", message: expect.stringMatching(/^You authorised this funding/) },
    });
    const insert = async (by: Actor) => {
      const row = await read(by, (tx) =>
        tx.offer.findUniqueOrThrow({
          where: { reference: offer },
          include: { referral: { include: { children: true } } },
        }),
      );
      return past(by, async (tx) => {
        await tx.offer.updateMany({ where: { id: row.id }, data: { state: "accepted" } });
        await tx.acceptance.create({
          data: {
            id: newId(),
            offerId: row.id,
            referralChildId: row.referral.children[0]?.id ?? "",
            referralId: row.referralId,
            councilId: row.councilId,
            providerId: row.providerId,
            purpose: "long-term",
            acceptedById: by.personId,
            acceptedAt: now(),
          },
        });
      });
    };
    expect(await insert(deputy)).toBe("refused");
    expect(await insert(world.broker)).toBe("written");
  });

  it("tells the winner and everybody else with their reason, and closes the deliveries", async () => {
    const reference = await world.search();
    await told(reference);
    const [winner, loser] = [await world.offerOf(0, reference), await world.offerOf(1, reference)];
    await authorisedOffer(world.broker, world.head, { reference, offer: winner });
    const done = await acceptOffer(world.broker, {
      ...(await acceptance(winner, reference)),
      note: "She is glad",
      toOthers: "",
      others: [{ reference: loser, words: "The school was nearer to the other home" }],
    });
    expect(done).toMatchObject({ ok: true, value: { agreed: true, told: 2 } });
    expect(await standing(world.broker, winner)).toMatchObject({ state: "accepted" });
    expect(await standing(world.broker, loser)).toMatchObject({
      state: "not-selected",
      stateReason: "The school was nearer to the other home",
    });
    const referral = await referralOf(reference);
    expect(referral.state).toBe("agreed");
    expect(referral.children[0]?.state).toBe("agreed");
    expect(referral.deliveries.map(({ state, searchState }) => [state, searchState])).toEqual(
      Array(3).fill(["closed", "agreed"]),
    );
    expect(await liveAcceptances(reference)).toHaveLength(1);

    const jobs = (await queuedJobs("tell-outcome")).filter(({ payload }) =>
      referral.deliveries.some(({ id }) => id === payload.deliveryId),
    );
    const ends = jobs.filter(
      ({ payload }) => !["offer-preferred", "funding-stage"].includes(String(payload.template)),
    );
    expect(ends.map(({ payload }) => [payload.organisationId, payload.template]).sort()).toEqual(
      [
        [asked(0).org.id, "offer-accepted"],
        [asked(1).org.id, "offer-not-chosen"],
        [asked(2).org.id, "search-ended"],
      ].sort(),
    );
    const before = (await outbox()).length;
    for (const { payload } of ends) await tellOutcome(payload, job);
    for (const { payload } of ends) await tellOutcome(payload, job);
    const mails = (await outbox()).slice(before);
    expect(mails.map(({ to }) => to).sort()).toEqual(
      [0, 1, 2].map((index) => asked(index).officer.personId).sort(),
    );
    expect(JSON.stringify(mails)).not.toMatch(/nearer|glad|4,850/);
  });

  it("is not done without money, twice over, by the head alone or from elsewhere", async () => {
    const reference = await world.search();
    const offer = await world.offerOf(0, reference);
    await preferredOffer(world.broker, { reference, offer });
    expect(await acceptOffer(world.broker, await acceptance(offer, reference))).toMatchObject({
      error: { kind: "not-now" },
    });
    const second = await world.offerOf(1, reference);
    await authorisedOffer(world.broker, world.head, { reference, offer: second });
    const input = await acceptance(second, reference);
    expect(await acceptOffer(world.head, input)).toMatchObject({ error: { kind: "forbidden" } });
    const stranger = await person(await council(), ["broker"]);
    expect(await acceptOffer(stranger, input)).toMatchObject({ error: { kind: "not-found" } });
    expect(await acceptOffer(world.broker, { ...input, reference: await world.search() })).toMatchObject({
      error: { kind: "not-found" },
    });
    expect(await acceptOffer(world.broker, { ...input, offerVersion: 2 })).toMatchObject({
      error: { kind: "conflict" },
    });
    const idempotency = { key: newFormKey(), redirectTo: () => "/done" };
    expect((await acceptOffer(world.broker, { ...input, idempotency })).ok).toBe(true);
    const again = await acceptOffer(world.broker, { ...input, idempotency }).catch(
      (thrown: unknown) => thrown,
    );
    expect((again as Response).headers.get("location")).toBe("/done");
    expect(await acceptOffer(world.broker, input)).toMatchObject({ error: { kind: "not-now" } });
  });

  it("is refused when the hold has passed, the edition is newer or the money was taken back", async () => {
    const reference = await world.search();
    const offer = await world.offerOf(0, reference);
    await authorisedOffer(world.broker, world.head, { reference, offer });
    const input = await acceptance(offer, reference);
    const set = (heldUntil: Date) =>
      read(asked(0).officer, (tx) =>
        tx.offer.updateMany({ where: { reference: offer }, data: { heldUntil } }),
      );
    await set(new Date(Date.now() - 1_000));
    expect(await acceptOffer(world.broker, input)).toMatchObject({
      error: { kind: "not-now", message: expect.stringContaining("held until") },
    });
    await set(new Date(Date.now() + 3_600_000));
    const edition = (editionNumber: number) =>
      read(world.broker, (tx) => tx.referral.updateMany({ where: { reference }, data: { editionNumber } }));
    await edition(2);
    expect(await acceptOffer(world.broker, input)).toMatchObject({ error: { kind: "not-now" } });
    await edition(1);
    await stepBackOffer(world.broker, { reference, offer, version: input.version, reason: "Wait" });
    expect(await acceptOffer(world.broker, input)).toMatchObject({ error: { kind: "not-now" } });
    expect(await liveAcceptances(reference)).toHaveLength(0);
  });

  it("ends with exactly one in 100 races, for two offers and for the same one twice", async () => {
    const reference = await world.search();
    const offers = [await world.offerOf(0, reference), await world.offerOf(1, reference)];
    for (const offer of offers) await authorisedOffer(world.broker, world.head, { reference, offer });
    const [first = "", second = ""] = offers;
    for (let race = 0; race < 100; race += 1) {
      const inputs = await Promise.all(
        (race % 2 === 0 ? [first, second] : [first, first]).map((offer) => acceptance(offer, reference)),
      );
      const done = await Promise.all(
        inputs.map((input, index) => acceptOffer(index === 0 ? world.broker : world.colleague, input)),
      );
      expect(done.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await liveAcceptances(reference)).toHaveLength(1);
      const states = await Promise.all(
        offers.map(async (offer) => (await standing(world.broker, offer)).state),
      );
      expect(states.sort()).toEqual(["accepted", "not-selected"]);
      await backToTheStart(reference);
    }
  });

  it("is held by the database even where no lock is taken", async () => {
    const reference = await world.search();
    const offer = await world.offerOf(0, reference);
    await acceptedOffer(world.broker, world.head, { reference, offer });
    const [live] = await liveAcceptances(reference);
    if (!live) throw new Error("no acceptance");
    await expect(
      read(world.broker, (tx) => tx.acceptance.createMany({ data: [{ ...live, id: newId() }] })),
    ).rejects.toThrow(/unique/i);
  });
});

describe("a change of plan", () => {
  const version = async (reference: string) => (await referralOf(reference)).version;

  it("pauses and goes on without anybody losing time", async () => {
    const reference = await world.search();
    await told(reference);
    const before = await deliveryOf(reference, 0);
    const paused = await pauseSearch(world.broker, {
      reference,
      version: await version(reference),
      reason: "She may go to her aunt",
    });
    expect(paused).toMatchObject({ ok: true, value: { told: 3 } });
    expect(await deliveryOf(reference, 0)).toMatchObject({
      searchState: "paused",
      searchReason: "She may go to her aunt",
      state: before.state,
    });
    const refused = await declineService(asked(0).officer, {
      reference,
      serviceId: asked(0).serviceId,
      reason: "no-vacancy",
      note: "",
    });
    expect(refused.ok).toBe(false);
    const begun = Date.now();
    await read(world.broker, (tx) =>
      tx.referral.updateMany({
        where: { reference },
        data: { stateSince: new Date(begun - 3_600_000) },
      }),
    );
    expect((await resumeSearch(world.broker, { reference, version: await version(reference) })).ok).toBe(
      true,
    );
    const after = await deliveryOf(reference, 0);
    expect(after.searchState).toBe("searching");
    const gained = after.answerBy.getTime() - before.answerBy.getTime();
    expect(gained).toBeGreaterThanOrEqual(3_600_000);
    expect(gained).toBeLessThanOrEqual(3_600_000 + Date.now() - begun);
  });

  it("also pauses and closes while the council is deciding", async () => {
    const reference = await world.search();
    const offer = await world.offerOf(0, reference);
    await preferredOffer(world.broker, { reference, offer });
    const before = await version(reference);
    const closed = await closeSearch(world.broker, {
      reference,
      version: before,
      closed: "kin",
      note: "Her grandmother in Dudley",
    });
    expect(closed.ok).toBe(true);
    expect(await standing(world.broker, offer)).toMatchObject({ state: "not-selected" });
    const delivery = await deliveryOf(reference, 0);
    expect(delivery).toMatchObject({ state: "closed", searchState: "closed" });
    const seen = await read(asked(0).officer, (tx) =>
      tx.event.findMany({ omit: { transaction: true, digest: true } }),
    );
    expect(JSON.stringify([seen, delivery])).not.toContain("grandmother");
    // Nobody else was chosen: the provider with an offer reads, by mail and on its page, that the search has ended.
    const mine = (await queuedJobs("tell-outcome")).filter(
      ({ payload }) => payload.about === `closed:${before}`,
    );
    expect(mine.map(({ payload }) => payload.template)).toContain("search-ended");
    expect(mine.map(({ payload }) => payload.template)).not.toContain("offer-not-chosen");
    const view = await viewOffer(asked(0).officer, offer);
    expect(view.endedWithSearch).toBe(true);
    expect(view.events.map(({ kind }) => kind)).toContain("offer-ended-with-search");
    const rows = await read(world.broker, (tx) =>
      tx.authorisation.findMany({ where: { offer: { reference: offer } } }),
    );
    expect(rows.map(({ state }) => state)).toEqual(["cancelled"]);
  });

  it("goes on searching with an authorised offer, and can still accept it", async () => {
    const reference = await world.search();
    const offer = await world.offerOf(0, reference);
    await authorisedOffer(world.broker, world.head, { reference, offer });
    const plan = await viewPlan(world.broker, reference, "search-on");
    expect(plan).toMatchObject({ whyNot: null, inTheRunning: [expect.any(String)] });
    expect(await searchOn(world.broker, { reference, version: plan.version })).toMatchObject({ ok: true });
    const open = await referralOf(reference);
    expect(open.state).toBe("searching");
    expect(open.deliveries.every(({ searchState }) => searchState === "searching")).toBe(true);
    const again = { reference, version: open.version };
    expect(await searchOn(world.broker, again)).toMatchObject({ error: { kind: "not-now" } });
    const accepted = await acceptOffer(world.broker, await acceptance(offer, reference));
    expect(accepted).toMatchObject({ ok: true, value: { agreed: true } });
    expect((await referralOf(reference)).state).toBe("agreed");
  });

  it("says when no offer is left to decide between", async () => {
    const reference = await world.search();
    const offer = await world.offerOf(0, reference);
    await shortlistOffer(world.broker, { reference: offer });
    expect((await viewBoard(world.broker, reference)).nothingToDecide).toBe(false);
    await notSelectOffer(world.broker, { reference: offer, reason: "cost", note: "" });
    expect(await viewBoard(world.broker, reference)).toMatchObject({
      state: "deciding",
      nothingToDecide: true,
      abilities: { "search-on": true },
    });
    const { rows } = await councilHome(world.broker);
    expect(rows.find(({ to }) => to.endsWith(`/referrals/${reference}`))?.tag.words).toBe(
      "Nothing to decide",
    );
  });

  it("withdraws, from a draft to an agreed placement, and tells each provider once", async () => {
    const reference = await world.search();
    await told(reference);
    const offer = await world.offerOf(0, reference);
    await acceptedOffer(world.broker, world.head, { reference, offer });
    const done = await withdrawReferral(world.broker, {
      reference,
      version: await version(reference),
      reason: "She stays with her mother",
    });
    expect(done.ok).toBe(true);
    expect(await standing(world.broker, offer)).toMatchObject({ state: "fallen-through" });
    expect(await liveAcceptances(reference)).toHaveLength(0);
    expect(await referralOf(reference)).toMatchObject({ state: "withdrawn" });
    expect(
      await withdrawReferral(world.broker, { reference, version: await version(reference), reason: "x" }),
    ).toMatchObject({ error: { kind: "not-now" } });
  });

  it("asks again whoever is left to ask when a closed search opens", async () => {
    const reference = await world.search();
    const decline = (index: number, reason: "no-vacancy" | "match") =>
      declineService(asked(index).officer, {
        reference,
        serviceId: asked(index).serviceId,
        reason,
        note: "",
      });
    await decline(0, "no-vacancy");
    await decline(1, "match");
    await closeSearch(world.broker, {
      reference,
      version: await version(reference),
      closed: "no-offers",
      note: "",
    });
    const again = await searchAgain(world.broker, {
      reference,
      version: await version(reference),
      answerWithin: "24h",
      reason: "A month has gone by",
    });
    expect(again).toMatchObject({ ok: true, value: { told: 2 } });
    expect(await deliveryOf(reference, 0)).toMatchObject({
      state: "delivered",
      services: [{ answer: "none" }],
    });
    expect(await deliveryOf(reference, 1)).toMatchObject({
      state: "closed",
      services: [{ answer: "declined" }],
    });
    const clock = (await deliveryOf(reference, 2)).answerBy.getTime() - Date.now();
    expect(Math.abs(clock - 24 * 3_600_000)).toBeLessThan(60_000);
  });

  it("falls through back to searching: the others may offer again", async () => {
    const reference = await world.search();
    await told(reference);
    const [winner, loser] = [await world.offerOf(0, reference), await world.offerOf(1, reference)];
    await acceptedOffer(world.broker, world.head, { reference, offer: winner });
    const fell = await fallThrough(world.broker, {
      reference,
      version: await version(reference),
      answerWithin: "2h",
      reason: "The home had a fire",
    });
    expect(fell).toMatchObject({ ok: true, value: { told: 3 } });
    expect(await referralOf(reference)).toMatchObject({ state: "searching" });
    expect(await standing(world.broker, winner)).toMatchObject({ state: "fallen-through" });
    expect(await standing(world.broker, loser)).toMatchObject({ state: "not-selected" });
    expect(await liveAcceptances(reference)).toHaveLength(0);
    // The money cannot be used any more, and whoever authorised it reads why.
    const [money] = await read(world.head, (tx) =>
      tx.authorisation.findMany({ where: { offer: { reference: winner } }, select: { id: true } }),
    );
    expect(await viewAuthorisation(world.head, money?.id ?? "")).toMatchObject({
      state: "cancelled",
      cancelled: "The authorisation was cancelled because the placement fell through: “The home had a fire”",
      abilities: { authorise: false, return: false, refuse: false },
    });
    const next = await sentOffer(asked(1).officer, { reference, serviceId: asked(1).serviceId });
    await acceptedOffer(world.broker, world.head, { reference, offer: next });
    expect(await liveAcceptances(reference)).toHaveLength(1);
  });

  it("is for brokers of this council, at the version they read", async () => {
    const reference = await world.search();
    const stranger = await person(await council(), ["broker"]);
    const worker = await person(world.home, ["social-worker"]);
    const at = await version(reference);
    const tries: ((actor: Actor, v: number) => Promise<unknown>)[] = [
      (actor, v) => pauseSearch(actor, { reference, version: v, reason: "x" }),
      (actor, v) => withdrawReferral(actor, { reference, version: v, reason: "x" }),
      (actor, v) => closeSearch(actor, { reference, version: v, closed: "home", note: "" }),
    ];
    for (const attempt of tries) {
      expect(await attempt(stranger, at)).toMatchObject({ error: { kind: "not-found" } });
      expect(await attempt(asked(0).officer, at)).toMatchObject({ error: { kind: "not-found" } });
      expect(await attempt(worker, at)).toMatchObject({ error: { kind: "forbidden" } });
      expect(await attempt(world.broker, at + 1)).toMatchObject({ error: { kind: "conflict" } });
    }
    expect(
      await searchAgain(world.broker, { reference, version: at, answerWithin: "2h", reason: "x" }),
    ).toMatchObject({
      error: { kind: "not-now" },
    });
    expect(
      await fallThrough(world.broker, { reference, version: at, answerWithin: "2h", reason: "x" }),
    ).toMatchObject({
      error: { kind: "not-now" },
    });
    expect((await referralOf(reference)).state).toBe("searching");
    expect(TELL_PROVIDER.name).toBe("tell-provider");
  });
});
