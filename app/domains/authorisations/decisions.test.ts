import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { amendOffer } from "~/domains/offers/commands/amend-offer.server";
import { saveOfferDraft } from "~/domains/offers/commands/save-offer-draft.server";
import { shortlistOffer } from "~/domains/offers/commands/shortlist-offer.server";
import { submitOffer } from "~/domains/offers/commands/submit-offer.server";
import type { OfferDraft } from "~/domains/offers/offer-draft.schema";
import { sqlFor } from "~/platform/database/clients.server";
import { newFormKey, newId } from "~/platform/ids";
import { authorised, preferredOffer, standing } from "../../../prisma/factories/decisions";
import { council, joins, person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import {
  type DecidingWorld,
  decidingWorld,
  outbox,
  queuedJobs,
} from "../../../prisma/testing/deciding.server";
import { answerQuestion } from "./commands/answer-question.server";
import { decideAuthorisation } from "./commands/decide-authorisation.server";
import { preferOffer } from "./commands/prefer-offer.server";
import { stepBackOffer } from "./commands/step-back-offer.server";

testDatabase();
let world: DecidingWorld;

beforeAll(async () => {
  world = await decidingWorld(2);
});

async function shortlisted(index = 0, options = {}) {
  const reference = await world.search();
  const offer = await world.offerOf(index, reference, options);
  await shortlistOffer(world.broker, { reference: offer });
  const { version, versionNumber, id } = await standing(world.broker, offer);
  return { reference, offer, id, version, offerVersion: versionNumber, why: "Keeps her school" };
}

const edition = (reference: string, editionNumber: number) =>
  read(world.broker, (tx) => tx.referral.updateMany({ where: { reference }, data: { editionNumber } }));

const asked = async (id: string, actor = world.head) =>
  read(actor, (tx) => tx.authorisation.findUniqueOrThrow({ where: { id } }));

const events = (actor: Actor, offerId: string) =>
  read(actor, (tx) =>
    tx.event.findMany({
      where: { subjectId: offerId },
      orderBy: { id: "asc" },
      omit: { transaction: true, digest: true },
    }),
  );

describe("preferring an offer", () => {
  it("asks every head of service of the council and tells the provider, in one press", async () => {
    const second = await person(world.home, ["head-of-service", "director"]);
    const input = await shortlisted();
    const preferred = await preferOffer(world.broker, input);
    if (!preferred.ok) throw new Error(JSON.stringify(preferred.error));
    expect(await standing(world.broker, input.offer)).toMatchObject({
      state: "preferred",
      fundingStage: "asked",
    });
    const row = await asked(preferred.value.authorisationId);
    expect(row).toMatchObject({
      state: "asked",
      offerVersion: 1,
      weeklyPence: 485_000,
      askedById: world.broker.personId,
    });
    const mails = (await outbox()).filter(
      ({ template, props }) => template === "authorisation-asked" && props.reference === input.reference,
    );
    expect(mails.map(({ to }) => to).sort()).toEqual([world.head.personId, second.personId].sort());
    expect(Object.keys(mails[0]?.props ?? {}).sort()).toEqual([
      "again",
      "council",
      "emergency",
      "link",
      "name",
      "reference",
    ]);
    const told = (await queuedJobs("tell-outcome")).find(
      ({ payload }) => payload.offerReference === input.offer,
    );
    expect(told?.payload).toMatchObject({
      template: "offer-preferred",
      organisationId: world.providers[0]?.org.id,
    });
    const search = await read(world.broker, (tx) =>
      tx.referral.findUniqueOrThrow({ where: { reference: input.reference }, include: { deliveries: true } }),
    );
    expect(search.state).toBe("deciding");
    expect(search.deliveries.every(({ searchState }) => searchState === "deciding")).toBe(true);
    await sqlFor(
      "owner",
    )`update access.memberships set ended_at = now() where person_id = ${second.personId}`;
  });

  it("shows the provider the stage, never who asks or why", async () => {
    const input = await shortlisted();
    await preferOffer(world.broker, { ...input, why: "Only between us" });
    const officer = world.providers[0]?.officer;
    if (!officer) throw new Error("no officer");
    const seen = await events(officer, input.id);
    expect(seen.map(({ kind }) => kind)).toContain("funding-asked");
    expect(seen.find(({ kind }) => kind === "funding-asked")?.personId).toBeNull();
    expect(JSON.stringify(seen)).not.toContain("Only between us");
    expect(
      await read(officer, (tx) => tx.$queryRaw`select 1 as x from events where subject = 'authorisation'`),
    ).toEqual([]);
  });

  it("is done once however often the form arrives", async () => {
    const input = await shortlisted();
    const idempotency = { key: newFormKey(), redirectTo: () => "/there" };
    expect((await preferOffer(world.broker, { ...input, idempotency })).ok).toBe(true);
    const again = await preferOffer(world.broker, { ...input, idempotency }).catch(
      (thrown: unknown) => thrown,
    );
    expect((again as Response).headers.get("location")).toBe("/there");
    const rows = await read(world.broker, (tx) => tx.authorisation.count({ where: { offerId: input.id } }));
    expect(rows).toBe(1);
  });

  it("knows no offer of another council, or of another referral", async () => {
    const input = await shortlisted();
    const stranger = await person(await council(), ["broker"]);
    expect(await preferOffer(stranger, input)).toMatchObject({ error: { kind: "not-found" } });
    const elsewhere = await world.search();
    expect(await preferOffer(world.broker, { ...input, reference: elsewhere })).toMatchObject({
      error: { kind: "not-found" },
    });
  });

  it("is refused to a head of service, for an offer that is not shortlisted and for an older version", async () => {
    const input = await shortlisted();
    expect(await preferOffer(world.head, input)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await preferOffer(world.broker, { ...input, offerVersion: 2 })).toMatchObject({
      error: { kind: "conflict" },
    });
    const reference = await world.search();
    const offer = await world.offerOf(1, reference);
    const { version, versionNumber } = await standing(world.broker, offer);
    expect(
      await preferOffer(world.broker, { reference, offer, version, offerVersion: versionNumber, why: "x" }),
    ).toMatchObject({ error: { kind: "not-now" } });
  });

  it("is refused for an offer that was not confirmed for the latest edition, or is held no longer", async () => {
    const input = await shortlisted();
    await edition(input.reference, 2);
    expect(await preferOffer(world.broker, input)).toMatchObject({
      error: { kind: "not-now", message: expect.stringContaining("confirm") },
    });
    await edition(input.reference, 1);
    const officer = world.providers[0]?.officer;
    if (!officer) throw new Error("no officer");
    const heldUntil = new Date(Date.now() - 60_000);
    await read(officer, (tx) => tx.offer.updateMany({ where: { id: input.id }, data: { heldUntil } }));
    expect(await preferOffer(world.broker, input)).toMatchObject({
      error: { kind: "not-now", message: expect.stringContaining("held until") },
    });
  });

  it("is refused where nobody else could decide on the money", async () => {
    const lone = await decidingWorld(1);
    await sqlFor(
      "owner",
    )`update access.memberships set ended_at = now() where person_id = ${lone.head.personId}`;
    const reference = await lone.search();
    const offer = await lone.offerOf(0, reference);
    await shortlistOffer(lone.broker, { reference: offer });
    const { version, versionNumber } = await standing(lone.broker, offer);
    expect(
      await preferOffer(lone.broker, { reference, offer, version, offerVersion: versionNumber, why: "x" }),
    ).toMatchObject({ error: { kind: "invalid", message: expect.stringContaining("head of service") } });
  });
});

describe("deciding on money", () => {
  async function preferred(index = 0) {
    const input = await shortlisted(index);
    const { authorisationId } = await preferredOffer(world.broker, input);
    return { ...input, authorisationId, row: await asked(authorisationId) };
  }

  it("authorises the version that was read, and tells both sides", async () => {
    const { authorisationId, offer, id, row } = await preferred();
    const done = await decideAuthorisation(world.head, {
      decision: "authorise",
      id: authorisationId,
      version: row.version,
      offerVersion: 1,
    });
    expect(done.ok).toBe(true);
    expect(await standing(world.broker, offer)).toMatchObject({
      state: "authorised",
      fundingStage: "authorised",
    });
    const mail = (await outbox()).filter(({ template }) => template === "authorisation-decided").at(-1);
    expect(mail).toMatchObject({ to: world.broker.personId, props: { decision: "authorised" } });
    const officer = world.providers[0]?.officer;
    if (!officer) throw new Error("no officer");
    const seen = await events(officer, id);
    expect(seen.map(({ kind }) => kind)).toContain("funding-authorised");
    expect(JSON.stringify(seen)).not.toContain(world.head.personId);
    const told = (await queuedJobs("tell-outcome")).filter(({ payload }) => payload.offerReference === offer);
    expect(told.map(({ payload }) => payload.template)).toEqual(["offer-preferred", "funding-stage"]);
  });

  it("is never done by the person who asked, in code and in the database", async () => {
    const both = await person(world.home, ["broker", "head-of-service"]);
    const input = await shortlisted();
    const { authorisationId } = await preferredOffer(both, input);
    const row = await asked(authorisationId);
    const decide = {
      decision: "authorise",
      id: authorisationId,
      version: row.version,
      offerVersion: 1,
    } as const;
    expect(await decideAuthorisation(both, decide)).toMatchObject({
      error: { kind: "forbidden", message: expect.stringContaining("You requested this") },
    });
    await expect(
      read(both, (tx) =>
        tx.authorisation.updateMany({
          where: { id: authorisationId },
          data: { state: "authorised", decidedById: both.personId },
        }),
      ),
    ).rejects.toThrow(/who took part in it does not decide/);
    expect((await decideAuthorisation(world.head, decide)).ok).toBe(true);
  });

  it("is never done by somebody who made the offer for the provider", async () => {
    const input = await shortlisted();
    const officer = world.providers[0]?.officer;
    if (!officer) throw new Error("no officer");
    const turncoat = await joins(world.home, officer, ["head-of-service"]);
    const { authorisationId } = await preferredOffer(world.broker, input);
    const decide = { decision: "authorise", id: authorisationId, version: 1, offerVersion: 1 } as const;
    expect(await decideAuthorisation(turncoat, decide)).toMatchObject({ error: { kind: "forbidden" } });
    await sqlFor("owner")`
      update access.memberships set ended_at = now() where person_id = ${officer.personId} and organisation_id = ${world.home.id}`;
  });

  it("is for the heads of this council alone", async () => {
    const { authorisationId, row } = await preferred();
    const decide = {
      decision: "authorise",
      id: authorisationId,
      version: row.version,
      offerVersion: 1,
    } as const;
    const theirs = await person(await council(), ["head-of-service"]);
    expect(await decideAuthorisation(theirs, decide)).toMatchObject({ error: { kind: "not-found" } });
    expect(await decideAuthorisation(world.colleague, decide)).toMatchObject({
      error: { kind: "forbidden" },
    });
    expect(await decideAuthorisation(world.head, { ...decide, id: newId() })).toMatchObject({
      error: { kind: "not-found" },
    });
    expect(await decideAuthorisation(world.head, { ...decide, id: "1 or 1=1" })).toMatchObject({
      error: { kind: "not-found" },
    });
  });

  it("never authorises what has changed since it was asked", async () => {
    const { authorisationId, row, offer } = await preferred();
    await amendedTo(offer, "5,100.00");
    expect(await asked(authorisationId)).toMatchObject({ state: "cancelled" });
    expect(
      await decideAuthorisation(world.head, {
        decision: "authorise",
        id: authorisationId,
        version: row.version,
        offerVersion: 1,
      }),
    ).toMatchObject({ error: { kind: "not-now" } });
    expect(await standing(world.broker, offer)).toMatchObject({ state: "submitted" });
  });

  it("returns with a question, which a broker answers, so that it is asked again", async () => {
    const { authorisationId, row, offer } = await preferred();
    const returned = await decideAuthorisation(world.head, {
      decision: "return",
      id: authorisationId,
      version: row.version,
      question: "Why two to one?",
    });
    expect(returned.ok).toBe(true);
    expect(await standing(world.broker, offer)).toMatchObject({
      state: "preferred",
      fundingStage: "returned",
    });
    const mail = (await outbox()).filter(({ template }) => template === "authorisation-decided").at(-1);
    expect(mail?.props.link).toMatch(/answer-question$/);
    const { version } = await asked(authorisationId);
    expect(
      (
        await answerQuestion(world.colleague, {
          id: authorisationId,
          version,
          answer: "The first month only",
        })
      ).ok,
    ).toBe(true);
    const again = await asked(authorisationId);
    expect(again).toMatchObject({
      state: "asked",
      question: "Why two to one?",
      answer: "The first month only",
    });
    expect((await answerQuestion(world.broker, { id: authorisationId, version, answer: "twice" })).ok).toBe(
      false,
    );
    const asking = (await outbox()).filter(
      ({ template, to }) => template === "authorisation-asked" && to === world.head.personId,
    );
    expect(asking.at(-1)?.props).toMatchObject({ again: true });
    await authorised(world.head, authorisationId);
  });

  it("does not let the one who asked again decide", async () => {
    const { authorisationId, row } = await preferred();
    await decideAuthorisation(world.head, {
      decision: "return",
      id: authorisationId,
      version: row.version,
      question: "?",
    });
    const both = await person(world.home, ["broker", "head-of-service"]);
    const { version } = await asked(authorisationId);
    await answerQuestion(both, { id: authorisationId, version, answer: "So it is" });
    const now = await asked(authorisationId);
    expect(
      await decideAuthorisation(both, {
        decision: "authorise",
        id: authorisationId,
        version: now.version,
        offerVersion: 1,
      }),
    ).toMatchObject({ error: { kind: "forbidden" } });
  });

  it("refuses with a reason: the offer is back on the shortlist and can be asked for again", async () => {
    const { authorisationId, row, offer, reference } = await preferred();
    const refused = await decideAuthorisation(world.head, {
      decision: "refuse",
      id: authorisationId,
      version: row.version,
      reason: "Above what we agreed with the panel",
    });
    expect(refused.ok).toBe(true);
    expect(await standing(world.broker, offer)).toMatchObject({
      state: "shortlisted",
      fundingStage: "refused",
    });
    await preferredOffer(world.broker, { reference, offer });
    const officer = world.providers[0]?.officer;
    if (!officer) throw new Error("no officer");
    const reasons = await read(officer, (tx) => tx.event.findMany({ select: { reason: true } }));
    expect(JSON.stringify(reasons)).not.toContain("panel");
  });

  it("takes one of two decisions that arrive at once", async () => {
    const { authorisationId, row } = await preferred();
    const second = await person(world.home, ["head-of-service"]);
    const both = await Promise.all([
      decideAuthorisation(world.head, {
        decision: "authorise",
        id: authorisationId,
        version: row.version,
        offerVersion: 1,
      }),
      decideAuthorisation(second, {
        decision: "refuse",
        id: authorisationId,
        version: row.version,
        reason: "No",
      }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    await sqlFor(
      "owner",
    )`update access.memberships set ended_at = now() where person_id = ${second.personId}`;
  });

  it("steps back: what was authorised is cancelled", async () => {
    const { authorisationId, offer, reference } = await preferred();
    await authorised(world.head, authorisationId);
    const { version } = await standing(world.broker, offer);
    const stepped = await stepBackOffer(world.broker, {
      reference,
      offer,
      version,
      reason: "Another fits better",
    });
    expect(stepped.ok).toBe(true);
    expect(await asked(authorisationId)).toMatchObject({ state: "cancelled" });
    expect(await standing(world.broker, offer)).toMatchObject({
      state: "shortlisted",
      fundingStage: "cancelled",
    });
  });
});

describe("who asked first", () => {
  it("does not decide after a colleague stepped back and asked again, by the pages or past them", async () => {
    const both = await person(world.home, ["broker", "head-of-service"]);
    const input = await shortlisted();
    const first = await preferOffer(both, input);
    if (!first.ok) throw new Error(JSON.stringify(first.error));
    const stepped = await stepBackOffer(world.broker, {
      reference: input.reference,
      offer: input.offer,
      version: (await standing(world.broker, input.offer)).version,
      reason: "Asked too early",
    });
    if (!stepped.ok) throw new Error(JSON.stringify(stepped.error));
    const { version } = await standing(world.broker, input.offer);
    const again = await preferOffer(world.broker, { ...input, version });
    if (!again.ok) throw new Error(JSON.stringify(again.error));
    const id = again.value.authorisationId;
    const row = await asked(id);
    for (const decision of [
      { decision: "authorise", offerVersion: row.offerVersion } as const,
      { decision: "refuse", reason: "No" } as const,
      { decision: "return", question: "Why?" } as const,
    ]) {
      const decided = await decideAuthorisation(both, { id, version: row.version, ...decision });
      expect(decided).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    }
    const past = read(both, (tx) =>
      tx.authorisation.updateMany({
        where: { id },
        data: { state: "authorised", decidedById: both.personId },
      }),
    );
    await expect(past).rejects.toThrow(/who asked for it does not decide|42501/);
    const other = await decideAuthorisation(world.head, {
      decision: "authorise",
      id,
      version: row.version,
      offerVersion: row.offerVersion,
    });
    expect(other.ok).toBe(true);
    await sqlFor("owner")`update access.memberships set ended_at = now() where person_id = ${both.personId}`;
  });
});

async function amendedTo(offer: string, weekly: string): Promise<void> {
  const officer = world.providers[0]?.officer;
  if (!officer) throw new Error("no officer");
  await amendOffer(officer, { reference: offer });
  const draft = async () =>
    read(officer, (tx) => tx.offerDraft.findFirstOrThrow({ where: { offer: { reference: offer } } }));
  const values = (await draft()).values as unknown as OfferDraft;
  const lines = values.lines.map((line) => ({ ...line, amount: weekly }));
  await saveOfferDraft(officer, {
    reference: offer,
    intent: "check",
    expectedVersion: 0,
    values: { ...values, lines },
  });
  const sent = await submitOffer(officer, {
    reference: offer,
    expectedVersion: (await draft()).savedAt.getTime(),
    // The home holds places for the referrals of other tests.
    place: "same",
  });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
}
