import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { write } from "~/domains/access/transactions.server";
import { acceptOffer } from "~/domains/agreements/commands/accept-offer.server";
import { viewAcceptance } from "~/domains/agreements/queries/view-acceptance.server";
import { viewOfferDecision } from "~/domains/authorisations/queries/view-offer-decision.server";
import { whatWaits } from "~/domains/home/queries/waiting-readers.server";
import { now } from "~/platform/clock.server";
import { ok } from "~/platform/result";
import { kindOf } from "../../../emails/registry";
import { authorisedOffer } from "../../../prisma/factories/decisions";
import { publishedReferral } from "../../../prisma/factories/deliveries";
import { assessOffer, sendDraft, submittedOffer, typedImpact } from "../../../prisma/factories/offers";
import { person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import {
  type AskedProvider,
  type DecidingWorld,
  decidingWorld,
  queuedJobs,
} from "../../../prisma/testing/deciding.server";
import { amendOffer } from "./commands/amend-offer.server";
import { answerImpact } from "./commands/answer-impact.server";
import { replyImpact } from "./commands/reply-impact.server";
import { sayNotSafe, withdrawNotSafe } from "./commands/say-not-safe.server";
import { shortlistOffer } from "./commands/shortlist-offer.server";
import { viewOffer } from "./queries/view-offer.server";

testDatabase();
let world: DecidingWorld;
let home: AskedProvider;
let social: Actor;

beforeAll(async () => {
  world = await decidingWorld(1);
  [home] = world.providers as [AskedProvider];
  social = await person(world.home, ["social-worker"]);
});

async function offered(): Promise<{ reference: string; offer: string }> {
  const { reference } = await publishedReferral(world.broker, {}, { socialWorkerId: social.personId });
  const offer = await submittedOffer(home.officer, { reference, serviceId: home.serviceId });
  return { reference, offer };
}

const impactFor = async (who: Actor, offer: string) => (await viewOffer(who, offer)).impact;

async function partOf(offer: string, part: string): Promise<string> {
  const found = (await impactFor(social, offer)).parts.find((one) => one.part === part);
  if (!found) throw new Error(`There is no ${part}.`);
  return found.id;
}

const answer = async (
  who: Actor,
  offer: string,
  words: string,
  more: { number?: number; rest?: boolean } = {},
) =>
  answerImpact(who, {
    reference: offer,
    expectedVersion: more.number ?? (await impactFor(social, offer)).number,
    offerVersion: 1,
    answers: [{ part: await partOf(offer, "food"), answer: "question", words }],
    rest: more.rest ?? false,
  });

describe("an impact assessment", () => {
  it("is answered part by part by the social worker, and the home replies", async () => {
    const { reference, offer } = await offered();
    const seen = (await impactFor(social, offer)).number;
    expect(await answer(social, offer, "Who cooks halal food here?", { rest: true })).toMatchObject({
      ok: true,
    });
    expect(await answer(world.broker, offer, "The same?", { number: seen })).toMatchObject({
      error: { kind: "conflict" },
    });
    const asked = await impactFor(home.officer, offer);
    expect(asked.parts.find(({ part }) => part === "food")).toMatchObject({
      state: "question",
      thread: { answers: [{ words: "Who cooks halal food here?", side: "council" }] },
    });
    expect(asked.parts.filter(({ state }) => state === "agreed")).toHaveLength(asked.parts.length - 1);
    const mails = (await queuedJobs("tell-outcome")).filter(
      ({ payload }) => payload.template === "impact-answered",
    );
    expect(mails).toHaveLength(1);
    const decision = await viewOfferDecision(world.broker, { reference, offer }, "prefer");
    expect(decision.impact).toEqual(["The home has not replied to a question about: Food."]);

    const food = await partOf(offer, "food");
    const reply = (words: string, part = food) =>
      replyImpact(home.officer, {
        reference: offer,
        expectedVersion: asked.number,
        replies: [{ part, words }],
      });
    expect(await reply("Call 07700 900123")).toMatchObject({ error: { kind: "invalid" } });
    expect(await reply("Ours", await partOf(offer, "phones"))).toMatchObject({ error: { kind: "conflict" } });
    expect(await reply("Two of the staff do, every day.")).toMatchObject({ ok: true });
    expect(await reply("Once more.")).toMatchObject({ error: { kind: "conflict" } });
    const toldOf = (await queuedJobs("tell-broker")).filter(
      ({ payload }) => payload.template === "impact-replied",
    );
    expect(toldOf.map(({ payload }) => payload.askedBy)).toEqual([[social.personId]]);
    const replied = await viewOfferDecision(world.broker, { reference, offer }, "prefer");
    expect(replied.impact).toEqual(["The home has replied, and nobody has answered since: Food."]);
    expect((await viewOffer(home.officer, offer)).events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["impact-answered", "impact-replied"]),
    );
  });

  it("is never told who the child is, and is answered by whoever works the case alone", async () => {
    const { offer } = await offered();
    expect(
      await answer(social, offer, "Amelia Carter eats halal. Her NHS number is 943 476 5919."),
    ).toMatchObject({
      error: { kind: "invalid", field: "answers[0].words" },
    });
    const finance = await person(world.home, ["commissioner"]);
    expect(await answer(finance, offer, "Who?")).toMatchObject({ error: { kind: "forbidden" } });
    for (const who of [home.officer, await person(home.org, ["referrals-officer"])])
      expect(await answer(who, offer, "Who?")).toMatchObject({ error: { kind: "not-found" } });
    expect((await impactFor(social, offer)).number).toBe(0);
  });

  it("keeps its answers in a new version where the words are the same, and asks again where they are not", async () => {
    const { offer } = await offered();
    await answerImpact(social, {
      reference: offer,
      expectedVersion: 0,
      offerVersion: 1,
      answers: [],
      rest: true,
    });
    await amendOffer(home.officer, { reference: offer });
    const { parts } = typedImpact({ subjects: [], culture: false, mayFollow: false });
    await assessOffer(home.officer, offer, { parts: { ...parts, food: "We cook halal every day." } });
    await sendDraft(home.officer, offer);
    const open = (await impactFor(social, offer)).parts.filter(({ state }) => state === "unanswered");
    expect(open.map(({ part }) => part)).toEqual(["food"]);
  });

  it("waits on the start page of the social worker once the offer is shortlisted, and then of the home", async () => {
    const { offer } = await offered();
    const kinds = async (who: Actor) =>
      (await whatWaits(who, now())).waiting.filter(({ target }) => target === offer).map(({ kind }) => kind);
    expect(await kinds(social)).toEqual([]);
    await shortlistOffer(world.broker, { reference: offer });
    expect(await kinds(social)).toEqual(["impact-to-answer"]);
    expect(await kinds(world.broker)).not.toContain("impact-to-answer");
    const { reference } = await publishedReferral(world.broker);
    const other = await submittedOffer(home.officer, { reference, serviceId: home.serviceId });
    await shortlistOffer(world.broker, { reference: other });
    const brokers = (await whatWaits(world.broker, now())).waiting;
    expect(
      brokers.filter(({ target, kind }) => target === other && kind === "impact-to-answer"),
    ).toHaveLength(1);
    await answer(social, offer, "Who cooks?", { rest: true });
    expect(await kinds(social)).toEqual([]);
    expect(await kinds(home.officer)).toEqual(["impact-question"]);
    await replyImpact(home.officer, {
      reference: offer,
      expectedVersion: (await impactFor(social, offer)).number,
      replies: [{ part: await partOf(offer, "food"), words: "We do." }],
    });
    expect(await kinds(home.officer)).toEqual([]);
    expect(await kinds(social)).toEqual(["impact-to-answer"]);
  });
});

describe("an offer that does not keep the child safe", () => {
  it("is not accepted until that is withdrawn, whatever the page says", async () => {
    const at = await offered();
    await authorisedOffer(world.broker, world.head, at);
    const row = async () => (await viewOffer(world.broker, at.offer)).version;
    const say = async (who: Actor, version: number) =>
      sayNotSafe(who, {
        reference: at.offer,
        version,
        why: "Somebody who lives there has harmed younger girls.",
      });
    expect(await say(home.officer, await row())).toMatchObject({ error: { kind: "not-found" } });
    const read = await row();
    expect(await say(social, read)).toMatchObject({ ok: true });
    const told = async () => (await queuedJobs("tell-outcome")).map(({ payload }) => payload.template);
    expect(await told()).toContain("offer-not-safe");
    for (const mail of ["offer-not-safe", "offer-safe-after-all"]) expect(kindOf(mail)).toBe("always");
    expect(await say(social, read)).toMatchObject({ error: { kind: "not-now" } });
    const view = await viewAcceptance(world.broker, at);
    expect(view.whyNot).toContain("does not keep the child safe");
    const accept = async () =>
      acceptOffer(world.broker, {
        ...at,
        version: await row(),
        offerVersion: 1,
        // The offers of the tests before this one hold the same place.
        placeConfirmed: true,
        note: "",
        toOthers: "",
      });
    expect(await accept()).toMatchObject({ ok: false });
    await expect(
      write(world.broker, undefined, async (tx) => {
        await tx.$executeRaw`update offers set state = 'accepted' where reference = ${at.offer}`;
        return ok(null);
      }),
    ).rejects.toThrow(/does not keep the child safe/);
    // A new version does not wipe it out.
    expect((await viewOffer(home.officer, at.offer)).notSafe?.why).toContain("harmed younger girls");
    const why = "They have moved out since.";
    expect(await withdrawNotSafe(social, { reference: at.offer, version: await row(), why })).toMatchObject({
      ok: true,
    });
    expect(await told()).toContain("offer-safe-after-all");
    expect(await accept()).toMatchObject({ ok: true });
  });
});
