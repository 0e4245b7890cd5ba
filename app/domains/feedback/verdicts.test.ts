import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { confirmMoveIn } from "~/domains/agreements/commands/confirm-move-in.server";
import { searchesOf } from "~/domains/offers/queries/waiting.server";
import { declineService } from "~/domains/routing/commands/decline-service.server";
import { retractAnswer } from "~/domains/routing/commands/retract-answer.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { pipelined } from "~/platform/database/transaction.server";
import { person } from "../../../prisma/factories/organisations";
import { triedAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, queuedJobs } from "../../../prisma/testing/deciding.server";
import { day, livedIn, placedWorld, plannedPlacement } from "../../../prisma/testing/placed.server";
import { giveVerdict } from "./commands/give-verdict.server";
import { markVerdict } from "./commands/mark-verdict.server";
import { viewFeedback } from "./queries/view-feedback.server";
import { viewVerdictForm } from "./queries/view-verdict-form.server";
import { verdictsDiffer, verdictsDue } from "./queries/waiting.server";
import { SECTION_KEYS, type VerdictLine } from "./verdict.schema";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let strangers: readonly Actor[];

beforeAll(async () => {
  ({ world, manager, strangers } = await placedWorld());
});

const all = (differs: Partial<Record<(typeof SECTION_KEYS)[number], Partial<VerdictLine>>> = {}) =>
  SECTION_KEYS.map((section) => ({ section, says: "described" as const, note: "", ...differs[section] }));
const RISKS = { needs: { says: "differs", note: "Runs away most evenings, which nobody had said" } } as const;
const gives = (
  who: Actor,
  reference: string,
  version: number,
  sections: VerdictLine[] = all(),
  days: 7 | 28 = 7,
) => giveVerdict(who, { reference, days, version, sections });
const marks = (who: Actor, reference: string, version: number) =>
  markVerdict(who, { reference, days: 7, version });

const waiting = async (who: Actor, reference: string, everybodys = true) => {
  const settings = { "app.org_id": who.organisationId, "app.person_id": who.personId };
  const role = who.kind === "council" ? "council" : "provider";
  const [rows] = await pipelined(role, settings, (sql) => [
    role === "council" ? verdictsDiffer(sql, who, everybodys, now()) : verdictsDue(sql, who, now()),
  ]);
  return rows.filter((row) => row.target === reference).map(({ kind, count }) => [kind, count]);
};
describe("a provider's verdict on the referral", () => {
  it("is asked for at 7 days, read by both sides, mailed where it differs, and marked as read by the council", async () => {
    expect(await waiting(manager, await livedIn(world, manager, 6))).toEqual([]);
    const reference = await livedIn(world, manager, 7);
    expect(await waiting(manager, reference)).toEqual([["verdict-due", 7]]);
    expect(await gives(manager, reference, 0, all(RISKS))).toMatchObject({ ok: true });
    expect(await waiting(manager, reference)).toEqual([]);
    for (const who of [world.broker, manager]) {
      const [verdict] = (await viewFeedback(who, reference)).verdicts;
      expect(verdict?.given).toMatchObject({ standing: "1 section differs or was missing", read: null });
      expect(verdict?.given?.by).toContain(manager.personName);
      expect(verdict?.given?.sections.find(({ section }) => section === "needs")).toMatchObject({
        ...{ words: "Differs", note: RISKS.needs.note },
      });
    }
    expect((await queuedJobs("tell-feedback")).length).toBe(1);
    expect(await waiting(world.broker, reference)).toEqual([["verdict-differs", 1]]);
    expect(await waiting(await person(world.home, ["broker"]), reference, false)).toEqual([]);
    expect(await marks(world.broker, reference, 1)).toMatchObject({ ok: true });
    expect(await waiting(world.broker, reference)).toEqual([]);
    // A correction is its next version, and unread again; a colleague's save in between is a conflict.
    expect(await gives(manager, reference, 0)).toMatchObject({ error: { kind: "conflict" } });
    expect(await gives(manager, reference, 1, all({ location: { says: "missing" } }))).toMatchObject({
      ok: true,
    });
    expect(await waiting(world.broker, reference)).toEqual([["verdict-differs", 1]]);
    expect(await marks(world.broker, reference, 1)).toMatchObject({ error: { kind: "conflict" } });
    const [now2] = (await viewFeedback(world.broker, reference)).verdicts;
    expect(now2?.given?.sections.find(({ section }) => section === "needs")?.note).toBeNull();
  });

  it("mails nobody where everything was as described, and asks for words and for every section", async () => {
    const reference = await livedIn(world, manager, 8);
    const before = (await queuedJobs("tell-feedback")).length;
    expect(await gives(manager, reference, 0, all({ needs: { says: "differs" } }))).toMatchObject({
      error: { kind: "invalid", field: "sections[0].note" },
    });
    expect(await gives(manager, reference, 0, all().slice(1))).toMatchObject({ error: { kind: "invalid" } });
    expect(
      await gives(
        manager,
        reference,
        0,
        all({ needs: { says: "differs", note: "NHS number 943 476 5919" } }),
      ),
    ).toMatchObject({ error: { kind: "invalid", field: "sections[0].note" } });
    expect(await gives(manager, reference, 0)).toMatchObject({ ok: true });
    expect((await queuedJobs("tell-feedback")).length).toBe(before);
    expect(await waiting(world.broker, reference)).toEqual([]);
  });

  it("is due again at 28 days, when the first cannot be changed any more, and is asked for two weeks", async () => {
    const reference = await livedIn(world, manager, 28);
    expect(await waiting(manager, reference)).toEqual([["verdict-due", 28]]);
    expect(await gives(manager, reference, 0)).toMatchObject({ error: { kind: "not-now" } });
    expect((await viewVerdictForm(manager, { reference, days: "7" })).whyNot).toContain("until");
    expect(await gives(manager, reference, 0, all(), 28)).toMatchObject({ ok: true });
    const planned = (await plannedPlacement(world)).placement.reference;
    await confirmMoveIn(manager, { reference: planned, version: 1, movedIn: day(-42), why: "We forgot" });
    expect(await waiting(manager, planned)).toEqual([]);
    expect(await gives(manager, planned, 0, all(), 28)).toMatchObject({ ok: true });
  });

  it("is nobody else's, nor the council's to give, nor the provider's to mark", async () => {
    const reference = await livedIn(world, manager, 7);
    for (const stranger of strangers) {
      expect(await gives(stranger, reference, 0)).toMatchObject({ error: { kind: "not-found" } });
      await expect(viewFeedback(stranger, reference)).rejects.toMatchObject({ init: { status: 404 } });
    }
    expect(await gives(world.broker, reference, 0)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await gives(manager, reference, 0, all(RISKS))).toMatchObject({ ok: true });
    expect(await marks(manager, reference, 1)).toMatchObject({ error: { kind: "forbidden" } });
    const finance: Actor = { ...world.broker, roles: ["finance-officer"] };
    await expect(viewFeedback(finance, reference)).rejects.toMatchObject({ init: { status: 403 } });
  });

  it("is held by the database past the pages", async () => {
    const reference = await livedIn(world, manager, 7);
    expect(await gives(manager, reference, 0, all(RISKS))).toMatchObject({ ok: true });
    const [row] = await sqlFor("owner")<{ id: string }[]>`
      select v.id from referral_verdicts v join placements p on p.id = v.placement_id where p.reference = ${reference}`;
    const on = `where id = '${row?.id}'`;
    const early = await livedIn(world, manager, 5);
    const insert = `insert into referral_verdicts (id, placement_id, council_id, provider_id, days, answered_by_id, answered_at)
      select gen_random_uuid(), id, council_id, provider_id, 7, '${manager.personId}', now() from placements where reference`;
    expect(await triedAs(manager, `${insert} = '${early}'`)).toBe("42501");
    expect(await triedAs(world.broker, `${insert} = '${reference}'`)).toBe("42501");
    const read = `read_by_id = '${world.broker.personId}', read_at = now()`;
    expect(await triedAs(world.broker, `update referral_verdicts set ${read} ${on}`)).toBe("rows 1");
    expect(await triedAs(manager, `update referral_verdicts set ${read} ${on}`)).toBe("42501");
    const sections = `update verdict_sections set says = 'described', note = null where verdict_id = '${row?.id}'`;
    expect(await triedAs(world.broker, sections)).toBe("42501");
    for (const stranger of strangers)
      expect(await triedAs(stranger, "select * from referral_verdicts")).toBe("rows 0");
  });
});

describe("a referral that a provider calls incomplete", () => {
  const lacks = async (reference: string) => {
    const settings = { "app.org_id": world.home.id, "app.person_id": world.broker.personId };
    const [rows] = await pipelined("council", settings, (sql) => [
      searchesOf(sql, world.broker, true, now()),
    ]);
    return rows
      .filter((row) => row.kind === "referral-incomplete" && row.reference === reference)
      .map(({ target, count }) => [target, count]);
  };

  it("reaches the broker by mail and start page with its section, until the provider answers again", async () => {
    const reference = await world.search();
    const [asked] = world.providers;
    const declined = {
      reference,
      serviceId: asked?.serviceId ?? "",
      reason: "incomplete",
      note: "No diagnosis",
    } as const;
    const officer = asked?.officer as Actor;
    expect(await declineService(officer, { ...declined, section: "education-health" })).toMatchObject({
      ok: true,
    });
    expect(await lacks(reference)).toEqual([["education-health", 1]]);
    const jobs = await queuedJobs("tell-broker");
    expect(JSON.stringify(jobs)).toContain("referral-incomplete");
    expect(
      await retractAnswer(officer, { reference, serviceId: declined.serviceId, version: 2 }),
    ).toMatchObject({ ok: true });
    expect(await lacks(reference)).toEqual([]);
    expect(await declineService(officer, { ...declined, reason: "fee", section: "needs" })).toMatchObject({
      ok: true,
    });
    expect(await lacks(reference)).toEqual([]);
  });
});
