import { beforeAll, describe, expect, it } from "vitest";
import { write } from "~/domains/access/transactions.server";
import { whatWaits } from "~/domains/home/queries/waiting-readers.server";
import { sqlFor } from "~/platform/database/clients.server";
import { ok } from "~/platform/result";
import { publishedReferral } from "../../../prisma/factories/deliveries";
import {
  assessOffer,
  draftOffer,
  sendDraft,
  submittedOffer,
  typedImpact,
} from "../../../prisma/factories/offers";
import { testDatabase } from "../../../prisma/testing/database.server";
import {
  type AskedProvider,
  type DecidingWorld,
  decidingWorld,
  queuedJobs,
} from "../../../prisma/testing/deciding.server";
import { amendOffer } from "./commands/amend-offer.server";
import { discardAmendment } from "./commands/discard-amendment.server";
import { saveImpactDraft } from "./commands/save-impact-draft.server";
import { sendImpact } from "./commands/send-impact.server";
import { startOffer } from "./commands/start-offer.server";
import { submitOffer } from "./commands/submit-offer.server";
import { emptyImpact } from "./impact/impact-draft.rules";
import { viewImpactDraft } from "./queries/view-impact-draft.server";
import { viewOffer } from "./queries/view-offer.server";
import { viewOfferDraft } from "./queries/view-offer-draft.server";

testDatabase();
let world: DecidingWorld;
let home: AskedProvider;
let other: AskedProvider;

beforeAll(async () => {
  world = await decidingWorld(2);
  [home, other] = world.providers as [AskedProvider, AskedProvider];
});

const at = (reference: string) => ({ reference, serviceId: home.serviceId });
const toSend = async (reference: string) =>
  (await viewOfferDraft(home.officer, reference)).draft?.toSend ?? 0;

describe("the impact assessment of an offer", () => {
  it("is asked before the offer is sent, and sent as it was checked", async () => {
    const offer = await draftOffer(home.officer, at(await world.search()));
    const { draft } = await viewImpactDraft(home.officer, offer);
    const seen = draft?.savedAt.getTime() ?? 0;
    const before = await toSend(offer);
    const save = (values = emptyImpact(), expectedVersion = seen) =>
      saveImpactDraft(home.officer, { reference: offer, values, expectedVersion });
    expect(await save()).toMatchObject({ ok: true, value: { complete: false, follows: false } });
    // A colleague's page that was filled from the draft before.
    expect(await save(emptyImpact(), seen)).toMatchObject({ error: { kind: "conflict" } });
    expect(await submitOffer(home.officer, { reference: offer, expectedVersion: before })).toMatchObject({
      error: { kind: "conflict" },
    });
    expect(
      await submitOffer(home.officer, { reference: offer, expectedVersion: await toSend(offer) }),
    ).toMatchObject({
      error: { kind: "invalid", message: expect.stringContaining("impact assessment is not complete") },
    });
    await assessOffer(home.officer, offer);
    await sendDraft(home.officer, offer);
    const [version] = (await viewOffer(world.broker, offer)).versions;
    expect(version?.impact?.ageBands).toEqual(["10-12", "13-15"]);
    expect(version?.impact?.parts[0]).toMatchObject({ part: "living" });
    expect((await viewImpactDraft(home.officer, offer)).draft).toBeNull();
  });

  it("is nobody else's to read or to write before it is sent", async () => {
    const offer = await draftOffer(home.officer, at(await world.search()));
    for (const who of [other.officer, world.broker])
      await expect(viewImpactDraft(who, offer)).rejects.toMatchObject({ init: { status: 404 } });
    for (const who of [other.officer, world.broker])
      expect(
        await saveImpactDraft(who, { reference: offer, values: emptyImpact(), expectedVersion: 1 }),
      ).toMatchObject({ error: { kind: "not-found" } });
  });

  it("begins with what the home said of itself, and with nothing about another child", async () => {
    await submittedOffer(home.officer, at(await world.search()));
    const next = await startOffer(home.officer, at(await world.search()));
    if (!next.ok) throw new Error(next.error.kind);
    const { draft } = await viewImpactDraft(home.officer, next.value.reference);
    expect(draft?.values.parts).toMatchObject({
      phones: expect.stringContaining("10pm"),
      living: "",
      staffing: "",
    });
    expect(draft?.values).toMatchObject({ subjects: [], bands: [] });
  });

  it("belongs to its version: a changed one is a new one, and the old one stays", async () => {
    const offer = await submittedOffer(home.officer, at(await world.search()));
    await amendOffer(home.officer, { reference: offer });
    const { asks, draft } = await viewImpactDraft(home.officer, offer);
    expect(draft?.checked.ok).toBe(true);
    const values = typedImpact(asks, { bands: ["16-17"] });
    await saveImpactDraft(home.officer, {
      reference: offer,
      values,
      expectedVersion: draft?.savedAt.getTime() ?? 0,
    });
    await sendDraft(home.officer, offer);
    const { versions } = await viewOffer(world.broker, offer);
    expect(versions.map(({ impact }) => impact?.ageBands)).toEqual([["16-17"], ["10-12", "13-15"]]);
    await amendOffer(home.officer, { reference: offer });
    await discardAmendment(home.officer, { reference: offer, expectedVersion: await toSend(offer) });
    expect((await viewImpactDraft(home.officer, offer)).draft).toBeNull();
  });

  it("follows an emergency within 24 hours, once, and the offer stays as it was sent", async () => {
    const emergency = await publishedReferral(
      world.broker,
      {},
      { pages: { purpose: { purpose: "emergency" } } },
    );
    const offer = await draftOffer(home.officer, at(emergency.reference));
    await assessOffer(home.officer, offer, { follows: "on", subjects: [] });
    await sendDraft(home.officer, offer);
    const sent = await viewOffer(world.broker, offer);
    expect(sent.versions[0]).toMatchObject({ impact: null, impactDueAt: expect.any(Date) });
    const { draft } = await viewImpactDraft(home.officer, offer);
    const version = (expectedVersion: number) => ({ reference: offer, expectedVersion });
    const overdue = async (hours: number) => {
      const later = new Date((sent.versions[0]?.impactDueAt?.getTime() ?? 0) + hours * 3_600_000);
      const { waiting } = await whatWaits(world.broker, later);
      return waiting.filter(({ kind, target }) => kind === "impact-overdue" && target === offer).length;
    };
    expect([await overdue(-1), await overdue(1)]).toEqual([0, 1]);
    expect(draft?.followsUntil).toEqual(sent.versions[0]?.impactDueAt);
    expect(await sendImpact(home.officer, version(draft?.savedAt.getTime() ?? 0))).toMatchObject({
      error: { kind: "invalid" },
    });
    await assessOffer(home.officer, offer);
    const ready = (await viewImpactDraft(home.officer, offer)).draft?.savedAt.getTime() ?? 0;
    expect(await sendImpact(other.officer, version(ready))).toMatchObject({ error: { kind: "not-found" } });
    expect(await sendImpact(home.officer, version(ready - 1))).toMatchObject({ error: { kind: "conflict" } });
    const both = await Promise.all([1, 2].map(() => sendImpact(home.officer, version(ready))));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await overdue(1)).toBe(0);
    const after = await viewOffer(world.broker, offer);
    expect(after).toMatchObject({ version: sent.version, state: "submitted" });
    expect(after.versions).toHaveLength(1);
    expect(after.versions[0]?.impact?.parts.length).toBeGreaterThan(10);
    expect(after.events.filter(({ kind }) => kind === "impact-assessment-sent")).toHaveLength(1);
    const told = (await queuedJobs("tell-broker")).filter(
      ({ payload }) => payload.template === "impact-assessment-received",
    );
    expect(told).toHaveLength(1);
  });

  it("cannot be added to an offer that was sent with one, nor a part to an assessment that was sent", async () => {
    const offer = await submittedOffer(home.officer, at(await world.search()));
    const slip = (part: string) =>
      write(home.officer, undefined, async (tx) => {
        await tx.$executeRaw`insert into impact_parts (id, assessment_id, council_id, provider_id, position, part, words)
          select gen_random_uuid(), a.id, a.council_id, a.provider_id, 99, ${part}, 'x' from impact_assessments a
            join offer_versions v on v.id = a.offer_version_id join offers o on o.id = v.offer_id where o.reference = ${offer}`;
        return ok(part);
      });
    await expect(slip("slipped")).rejects.toThrow(/row-level security/);
    const [kept] = await sqlFor("owner")<{ parts: number }[]>`
      select count(*)::int as parts from impact_parts where part = 'slipped'`;
    expect(kept?.parts).toBe(0);
  });
});
