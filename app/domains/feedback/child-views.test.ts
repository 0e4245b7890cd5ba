import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { caseRecord } from "~/domains/records/queries/case-record.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { person } from "../../../prisma/factories/organisations";
import { triedAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../prisma/testing/deciding.server";
import { livedIn, placedWorld } from "../../../prisma/testing/placed.server";
import { recordChildView } from "./commands/record-child-view.server";
import type { ChildAsked } from "./queries/find-child.server";
import { viewChildView } from "./queries/view-child-view.server";
import { viewFeedback } from "./queries/view-feedback.server";
import { viewsOfOptions } from "./queries/views-of-options.server";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let socialWorker: Actor;
let strangers: readonly Actor[];
beforeAll(async () => {
  ({ world, manager, socialWorker, strangers } = await placedWorld());
});

const SAID = "I want to stay near Amara’s gran and keep my school";
const says = (who: Actor, asked: ChildAsked, version = 0, more: object = {}) =>
  recordChildView(who, {
    asked,
    version,
    how: "words",
    words: SAID,
    observed: "",
    why: "",
    note: "",
    ...more,
  });
const looks = () =>
  read(world.broker, async (tx) => {
    const rows = await tx.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from vault.looks where purpose = 'child-view'`;
    return rows[0]?.n ?? 0;
  });

describe("a child's own view", () => {
  it("of the options is in the child's words, sealed, and a look to read, for those who may know the child", async () => {
    const referral = await world.search();
    const asked = { referral, child: 1 };
    expect((await viewsOfOptions(world.broker, referral)).views.map(({ words }) => words)).toEqual([null]);
    expect(await says(socialWorker, asked)).toEqual({ ok: true, value: null });
    expect((await viewsOfOptions(world.broker, referral)).views.map(({ words }) => words)).toEqual([
      "In the child’s own words",
    ]);
    const [row] = await sqlFor("owner")<{ sealed: Buffer }[]>`
      select v.sealed from child_views v join referrals r on r.id = v.referral_id where r.reference = ${referral}`;
    expect(row?.sealed.includes("gran")).toBe(false);
    const before = await looks();
    expect((await viewChildView(socialWorker, asked)).recorded?.text).toBe(SAID);
    expect(await looks()).toBe(before + 1);
    expect(await says(socialWorker, asked)).toMatchObject({ error: { kind: "conflict" } });
    expect(await says(socialWorker, asked, 1, { how: "not-asked", words: "", why: "refused" })).toEqual({
      ok: true,
      value: null,
    });
    expect(await viewChildView(socialWorker, asked)).toMatchObject({
      recorded: { words: "The child was not asked: the child did not want to be asked", text: null },
    });
    for (const role of ["commissioner", "quality-assurance", "finance-officer"] as const) {
      const who = await person(world.home, [role]);
      await expect(viewChildView(who, asked)).rejects.toThrow();
      expect(await says(who, asked, 2)).toMatchObject({ error: { kind: "forbidden" } });
    }
    expect(await says(await person(world.home, ["iro"]), asked, 2)).toMatchObject({
      error: { kind: "forbidden" },
    });
    for (const stranger of [...strangers, manager])
      expect(await says(stranger, asked, 2)).toMatchObject({ error: { kind: "not-found" } });
    expect(await says(socialWorker, { referral, child: 2 })).toMatchObject({ error: { kind: "not-found" } });
  });

  it("after 28 days is in the case record, told in no event or list, and never to the provider", async () => {
    const early = await livedIn(world, manager, 27);
    expect(await says(socialWorker, { placement: early })).toMatchObject({ error: { kind: "not-now" } });
    const reference = await livedIn(world, manager, 28);
    expect(await says(socialWorker, { placement: reference })).toEqual({ ok: true, value: null });
    const record = await read(socialWorker, (tx) => caseRecord(tx, socialWorker, reference, now()));
    expect(JSON.stringify(record.text([]))).toContain(SAID);
    expect((await viewFeedback(world.broker, reference)).childView).toMatchObject({
      words: "In the child’s own words",
    });
    expect((await viewFeedback(manager, reference)).childView).toBeNull();
    const events = await sqlFor(
      "owner",
    )`select data::text, reason from events where kind = 'child-view-recorded'`;
    expect(JSON.stringify(events)).not.toContain("gran");
    const refused = await triedAs(manager, "select * from child_views");
    expect(refused).toBe("42501");
  });
});
