import { beforeAll, expect, it } from "vitest";
import { sqlFor } from "~/platform/database/clients.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { statutoryLine } from "./queries/statutory-line.server";
import { missingWords } from "./statutory-words.rules";
import {
  fallsThrough,
  planned,
  SHROPSHIRE,
  type StatutoryWorld,
  statutoryWorld,
  stepsAt,
} from "./testing/statutory-world";

testDatabase();
let world: StatutoryWorld;
beforeAll(async () => {
  world = await statutoryWorld();
});

it("a placement that fell through says so, asks for nothing and keeps what was given", async () => {
  const steps = stepsAt(world, await planned(world));
  expect(await steps.tells(world.broker, SHROPSHIRE)).toMatchObject({ ok: true });
  expect(await steps.gives(world.broker, "notice-iro", { evidence: "By secure email" })).toMatchObject({
    ok: true,
  });
  await fallsThrough(world, steps.reference);
  const words = "This placement fell through, so no statutory steps are needed";
  const { none, rows, questions, areas, former } = await steps.view();
  expect({ none, rows, questions, areas }).toEqual({ none: words, rows: [], questions: [], areas: [] });
  expect(former).toEqual([
    expect.objectContaining({ title: "Notification to the IRO", evidence: "By secure email" }),
  ]);
  expect(await statutoryLine(world.broker, steps.reference)).toBe(words);
});

it("of one that has ended, what is missing was never recorded", async () => {
  const steps = stepsAt(world, await planned(world));
  const owner = sqlFor("owner");
  await owner`alter table placements no force row level security`;
  await owner`
    update placements set state = 'ended', ended_side = 'council', ended_by_id = created_by_id, ended_at = now(),
      end_reason = 'other', last_night = current_date, council_moved_in = current_date, council_said_by_id = created_by_id, council_said_at = now(),
      notice_side = 'council', notice_by_id = created_by_id, notice_at = now(), notice_reason = 'other', notice_last_night = current_date where reference = ${steps.reference}`;
  await owner`alter table placements force row level security`;
  expect(await statutoryLine(world.broker, steps.reference)).toMatch(
    /^The placement has ended\. \d+ statutory steps were never recorded/,
  );
  expect(missingWords([{ tone: "now", missing: true }], { ended: true })).toBe(
    "The placement has ended. 1 statutory step was never recorded",
  );
});
