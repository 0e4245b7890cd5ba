import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { keysOf } from "~/platform/forms/options";
import { person } from "../../../prisma/factories/organisations";
import { triedAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, queuedJobs } from "../../../prisma/testing/deciding.server";
import { livedIn, placedWorld } from "../../../prisma/testing/placed.server";
import { recordPromise } from "./commands/record-promise.server";
import { sendPromise } from "./commands/send-promise.server";
import { PROMISE_POINTS, type PromiseAnswer, type PromisePoint } from "./promise.options";
import { listFeedback } from "./queries/list-feedback.server";
import { viewFeedback } from "./queries/view-feedback.server";
import { viewPromiseForm } from "./queries/view-promise.server";
import { promisesDue } from "./queries/waiting.server";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let socialWorker: Actor;
let strangers: readonly Actor[];
beforeAll(async () => {
  ({ world, manager, socialWorker, strangers } = await placedWorld());
});

const KEPT = {
  staffing: "kept",
  education: "kept",
  health: "kept",
  culture: "unknown",
  extras: "none",
} as const;
const records = (
  who: Actor,
  reference: string,
  version: number,
  more: Partial<Record<PromisePoint, PromiseAnswer>> & { note?: string } = {},
) => recordPromise(who, { reference, version, note: "", ...KEPT, "family-time": "kept", ...more });
const BROKEN = { health: "differs", note: "No therapist has come yet" } as const;
const sends = (
  who: Actor,
  reference: string,
  version: number,
  words = "The therapy that was agreed has not begun.",
  told = 0,
) => sendPromise(who, { reference, version, words, told });
const due = async (who: Actor, reference: string) => {
  const settings = { "app.org_id": who.organisationId, "app.person_id": who.personId };
  const [rows] = await pipelined("council", settings, (sql) => [promisesDue(sql, who, true, now())]);
  return rows.some(({ kind, target }) => kind === "promise-due" && target === reference);
};

describe("whether a placement is what was promised", () => {
  it("is asked of the social worker at 28 days, read by the council alone, and listed where it differs", async () => {
    const early = await livedIn(world, manager, 27);
    expect(await due(socialWorker, early)).toBe(false);
    expect(await records(socialWorker, early, 0)).toMatchObject({ error: { kind: "not-now" } });
    const reference = await livedIn(world, manager, 28);
    expect(await due(socialWorker, reference)).toBe(true);
    expect(await records(socialWorker, reference, 0, { health: "differs" })).toMatchObject({
      error: { kind: "invalid", field: "note" },
    });
    expect(
      await records(socialWorker, reference, 0, { ...BROKEN, note: "Amara Quillfeather waits" }),
    ).toMatchObject({
      error: { kind: "invalid", field: "note" },
    });
    expect(await records(socialWorker, reference, 0, BROKEN)).toEqual({ ok: true, value: null });
    expect(await due(socialWorker, reference)).toBe(false);
    expect(await records(world.broker, reference, 0)).toMatchObject({ error: { kind: "conflict" } });
    expect((await viewFeedback(world.broker, reference)).promise?.recorded).toMatchObject({
      ...{ standing: "Not as promised: health", note: BROKEN.note },
    });
    const said = await viewFeedback(manager, reference);
    expect(said.promise).toBeNull();
    expect(JSON.stringify(said)).not.toContain("therapist");
    for (const role of ["quality-assurance", "commissioner"] as const) {
      const who = await person(world.home, [role]);
      expect((await listFeedback(who, { tab: "homes" })).rows.map((row) => row.placement)).toContain(
        reference,
      );
      expect((await listFeedback(who, { tab: "referrals" })).rows).toEqual([]);
    }
    const finance = await person(world.home, ["finance-officer"]);
    await expect(listFeedback(finance, { tab: "all" })).rejects.toMatchObject({ init: { status: 403 } });
    expect((await listFeedback(strangers[1] as Actor, { tab: "all" })).rows).toEqual([]);
  });

  it("is told to the provider in words of its own, where somebody chooses to, and only what differs", async () => {
    const reference = await livedIn(world, manager, 28);
    expect(await sends(socialWorker, reference, 0)).toMatchObject({ error: { kind: "not-now" } });
    await records(socialWorker, reference, 0);
    expect(await sends(socialWorker, reference, 1)).toMatchObject({ error: { kind: "not-now" } });
    await records(socialWorker, reference, 1, BROKEN);
    expect(await sends(socialWorker, reference, 1)).toMatchObject({ error: { kind: "conflict" } });
    expect(await sends(socialWorker, reference, 2, "Amara Quillfeather has no therapist")).toMatchObject({
      error: { kind: "invalid", field: "words" },
    });
    expect(await sends(socialWorker, reference, 2)).toEqual({ ok: true, value: null });
    const [told] = (await viewFeedback(manager, reference)).messages;
    expect(told).toMatchObject({
      title: "Not as promised: health",
      words: "The therapy that was agreed has not begun.",
    });
    expect(told?.by).toContain(socialWorker.personName);
    expect(JSON.stringify(await queuedJobs("tell-feedback"))).toContain(manager.organisationId);
  });

  it("is nobody else's, nor the provider's, also past the pages", async () => {
    const reference = await livedIn(world, manager, 28);
    for (const stranger of strangers)
      expect(await records(stranger, reference, 0)).toMatchObject({ error: { kind: "not-found" } });
    expect(await records(manager, reference, 0)).toMatchObject({ error: { kind: "not-found" } });
    await records(socialWorker, reference, 0, BROKEN);
    expect(await triedAs(manager, "select * from promise_checks")).toBe("42501");
    expect(await triedAs(manager, "select * from promise_messages")).toBe("rows 1");
    for (const stranger of strangers)
      expect(await triedAs(stranger, "select * from promise_messages")).toBe("rows 0");
    const early = await livedIn(world, manager, 20);
    const insert = `insert into promise_checks (id, placement_id, council_id, recorded_by_id, recorded_at)
      select gen_random_uuid(), id, council_id, '${socialWorker.personId}', now() from placements where reference = '${early}'`;
    expect(await triedAs(socialWorker, insert)).toBe("42501");
    expect(await triedAs(socialWorker, "update promise_messages set words = 'x'")).toBe("42501");
    expect(
      await triedAs(await person(world.home, ["broker"]), "update promise_points set says = 'kept'"),
    ).toBe("42501");
  });

  it("is told once where two colleagues send it, and again by whoever has read what was sent", async () => {
    const reference = await livedIn(world, manager, 28);
    await records(socialWorker, reference, 0, BROKEN);
    const both = await Promise.all([sends(socialWorker, reference, 1), sends(world.broker, reference, 1)]);
    expect(both.filter(({ ok }) => ok).length).toBe(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { kind: "conflict" } });
    const form = await viewPromiseForm(world.broker, { reference, action: "send" });
    expect(form.messages.map(({ words }) => words)).toEqual(["The therapy that was agreed has not begun."]);
    const again = "It has still not begun.";
    expect(await sends(world.broker, reference, 1, again, form.messages.length)).toMatchObject({ ok: true });
    expect((await viewFeedback(manager, reference)).messages.map(({ words }) => words)[0]).toBe(again);
  });

  it("is told to be corrected only to a provider that was told otherwise, once, by a mail of its own", async () => {
    const reference = await livedIn(world, manager, 28);
    await records(socialWorker, reference, 0, BROKEN);
    await sends(socialWorker, reference, 1);
    await records(socialWorker, reference, 1);
    const form = await viewPromiseForm(socialWorker, { reference, action: "send" });
    expect(form).toMatchObject({ broken: [], whyNot: null });
    const begun = "The therapist came on Monday.";
    expect(await sends(socialWorker, reference, 2, begun, 1)).toEqual({ ok: true, value: null });
    const [told] = (await viewFeedback(manager, reference)).messages;
    expect(told).toMatchObject({
      title: "Corrected: nothing is reported as different any more",
      words: begun,
    });
    expect(JSON.stringify((await queuedJobs("tell-feedback")).at(-1))).toContain("promise-corrected");
    expect(await sends(socialWorker, reference, 2, begun, 2)).toMatchObject({ error: { kind: "not-now" } });
    // What is told again differs again.
    await records(socialWorker, reference, 2, BROKEN);
    expect(await sends(socialWorker, reference, 3, "It stopped again.", 2)).toMatchObject({ ok: true });
  });

  it("is not said to be as promised where nobody knows", async () => {
    const reference = await livedIn(world, manager, 28);
    const all = (says: PromiseAnswer) =>
      Object.fromEntries(keysOf(PROMISE_POINTS).map((point) => [point, says]));
    const standing = async () => (await viewFeedback(socialWorker, reference)).promise?.recorded;
    await records(socialWorker, reference, 0, all("unknown"));
    expect(await standing()).toMatchObject({ standing: "Not known yet", tone: "plain" });
    await records(socialWorker, reference, 1);
    expect(await standing()).toMatchObject({ standing: "Nothing reported as different, 1 not known yet" });
    await records(socialWorker, reference, 2, all("kept"));
    expect(await standing()).toMatchObject({ standing: "Nothing reported as different", tone: "good" });
  });
});
