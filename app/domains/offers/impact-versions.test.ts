import type { TransactionSql } from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { whatWaits } from "~/domains/home/queries/waiting-readers.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { acceptedOffer } from "../../../prisma/factories/decisions";
import { publishedReferral } from "../../../prisma/factories/deliveries";
import { assessOffer, draftOffer, sendDraft, submittedOffer } from "../../../prisma/factories/offers";
import { testDatabase } from "../../../prisma/testing/database.server";
import {
  type AskedProvider,
  type DecidingWorld,
  decidingWorld,
} from "../../../prisma/testing/deciding.server";
import { amendOffer } from "./commands/amend-offer.server";
import { answerImpact } from "./commands/answer-impact.server";
import { discardAmendment } from "./commands/discard-amendment.server";
import { saveImpactDraft } from "./commands/save-impact-draft.server";
import { sendImpact } from "./commands/send-impact.server";
import { startOffer } from "./commands/start-offer.server";
import { submitOffer } from "./commands/submit-offer.server";
import { viewImpactDraft } from "./queries/view-impact-draft.server";
import { viewOffer } from "./queries/view-offer.server";
import { viewOfferDraft } from "./queries/view-offer-draft.server";

testDatabase();
let world: DecidingWorld;
let home: AskedProvider;

beforeAll(async () => {
  world = await decidingWorld(1);
  [home] = world.providers as [AskedProvider];
});

const at = (reference: string) => ({ reference, serviceId: home.serviceId });
const emergency = async () =>
  (await publishedReferral(world.broker, {}, { pages: { purpose: { purpose: "emergency" } } })).reference;
const toSend = async (offer: string) => (await viewOfferDraft(home.officer, offer)).draft?.toSend ?? 0;
const kinds = async (who: Actor, offer: string) =>
  (await whatWaits(who, now())).waiting.filter(({ target }) => target === offer).map(({ kind }) => kind);

/** What takes a year, or a whole placement, done to the rows at once. */
async function unwalled(tables: string[], work: (sql: TransactionSql) => Promise<void>): Promise<void> {
  await sqlFor("owner").begin(async (sql) => {
    for (const table of [...tables, "offers"])
      await sql`alter table ${sql(table)} disable row level security`;
    await work(sql);
    for (const table of [...tables, "offers"]) await sql`alter table ${sql(table)} enable row level security`;
  });
}

async function changed(offer: string, overrides: Parameters<typeof assessOffer>[2]): Promise<void> {
  await amendOffer(home.officer, { reference: offer });
  await assessOffer(home.officer, offer, overrides);
  await sendDraft(home.officer, offer);
}

describe("a council's answers to an assessment that has been changed", () => {
  it("agree to nothing that was not on the page, also where nobody had answered before", async () => {
    const offer = await submittedOffer(home.officer, at(await world.search()));
    const agree = (offerVersion: number) =>
      answerImpact(world.broker, {
        ...{ reference: offer, expectedVersion: 0, offerVersion, answers: [], rest: true },
      });
    await changed(offer, { bands: ["16-17"] });
    expect(await agree(1)).toMatchObject({ error: { kind: "conflict" } });
    const { parts } = (await viewOffer(world.broker, offer)).impact;
    expect(parts.map(({ state }) => state)).not.toContain("agreed");
    expect(await agree(2)).toMatchObject({ ok: true });
  });
});

describe("an assessment that follows", () => {
  it("is due when it first was, however often the offer changes, and never again once there was one", async () => {
    const offer = await draftOffer(home.officer, at(await emergency()));
    await assessOffer(home.officer, offer, { follows: "on", subjects: [] });
    await sendDraft(home.officer, offer);
    const due = async () => (await viewOffer(world.broker, offer)).versions[0]?.impactDueAt;
    const first = await due();
    expect(first).toBeInstanceOf(Date);
    await changed(offer, { follows: "on", subjects: [] });
    expect(await due()).toEqual(first);

    await assessOffer(home.officer, offer);
    const ready = (await viewImpactDraft(home.officer, offer)).draft?.savedAt.getTime() ?? 0;
    expect(await sendImpact(home.officer, { reference: offer, expectedVersion: ready })).toMatchObject({
      ok: true,
    });
    await amendOffer(home.officer, { reference: offer });
    await assessOffer(home.officer, offer, { follows: "on", subjects: [] });
    expect((await viewImpactDraft(home.officer, offer)).asks.mayFollow).toBe(false);
    expect((await viewOfferDraft(home.officer, offer)).draft?.impact.state).toBe("open");
    expect(
      await submitOffer(home.officer, { reference: offer, expectedVersion: await toSend(offer) }),
    ).toMatchObject({
      error: { kind: "invalid", message: expect.stringContaining("impact assessment is not complete") },
    });
  });

  it("is not discarded unseen: a colleague has written in it since", async () => {
    const offer = await submittedOffer(home.officer, at(await world.search()));
    await amendOffer(home.officer, { reference: offer });
    const seen = (await viewOffer(home.officer, offer)).draftSavedAt ?? 0;
    const { draft } = await viewImpactDraft(home.officer, offer);
    if (!draft) throw new Error("It is being changed.");
    const values = { ...draft.values, bands: ["16-17" as const] };
    const expectedVersion = draft.savedAt.getTime();
    await saveImpactDraft(home.officer, { reference: offer, values, expectedVersion });
    const discard = (expected: number) =>
      discardAmendment(home.officer, { reference: offer, expectedVersion: expected });
    expect(await discard(seen)).toMatchObject({ error: { kind: "conflict" } });
    expect((await viewImpactDraft(home.officer, offer)).draft?.values.bands).toEqual(["16-17"]);
    const newer = (await viewOffer(home.officer, offer)).draftSavedAt ?? 0;
    expect(newer).toBe(await toSend(offer));
    expect(await discard(newer)).toMatchObject({ ok: true });
    expect((await viewOffer(home.officer, offer)).draftSavedAt).toBeNull();
  });

  it("waits on the home's start page while a child is placed, and not once none is", async () => {
    const reference = await emergency();
    const offer = await draftOffer(home.officer, at(reference));
    await assessOffer(home.officer, offer, { follows: "on", subjects: [] });
    await sendDraft(home.officer, offer);
    await acceptedOffer(world.broker, world.head, { reference, offer });
    expect(await kinds(home.officer, offer)).toContain("impact-due");
    await unwalled(["acceptances"], async (sql) => {
      await sql`update acceptances a set ended_at = now() from offers o where o.id = a.offer_id and o.reference = ${offer}`;
    });
    expect(await kinds(home.officer, offer)).not.toContain("impact-due");
  });
});

describe("what the home's last offer says of the home", () => {
  it("is marked as such, and never taken from an offer for a child that is known to nobody any more", async () => {
    const before = await world.search();
    await submittedOffer(home.officer, at(before));
    const begin = async () => {
      const next = await startOffer(home.officer, at(await world.search()));
      if (!next.ok) throw new Error(next.error.kind);
      return viewImpactDraft(home.officer, next.value.reference);
    };
    const begun = await begin();
    expect(begun.draft?.fromLast).toContain("food");
    const typed = { ...begun.draft?.values, parts: { ...begun.draft?.values.parts, food: "Ours." } };
    await saveImpactDraft(home.officer, {
      reference: begun.reference,
      values: typed as never,
      expectedVersion: begun.draft?.savedAt.getTime() ?? 0,
    });
    const after = (await viewImpactDraft(home.officer, begun.reference)).draft;
    expect(after?.fromLast).not.toContain("food");
    expect(after?.fromLast).toContain("phones");

    await unwalled(["referral_children", "vault.identities"], async (sql) => {
      await sql`
        update vault.identities i set destroyed_at = now(), ciphertext = '', nonce = ''
          from referral_children k join offers o on o.referral_id = k.referral_id
         where k.identity_id = i.id and o.service_id = ${home.serviceId}::uuid and o.version_number > 0`;
    });
    const { draft } = await begin();
    expect(draft?.fromLast).toEqual([]);
    expect(draft?.values.parts).toMatchObject({ food: "", phones: "" });
  });
});
