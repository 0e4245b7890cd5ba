import { beforeAll, describe, expect, it } from "vitest";
import { sqlFor } from "~/platform/database/clients.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { statutoryLine } from "./queries/statutory-line.server";
import {
  kindOf,
  planned,
  SHROPSHIRE,
  STAFFORDSHIRE,
  type StatutoryWorld,
  statutoryWorld,
  stepsAt,
  WOLVERHAMPTON,
} from "./testing/statutory-world";

testDatabase();
const HEREFORDSHIRE = "E06000019";
let world: StatutoryWorld;
beforeAll(async () => {
  world = await statutoryWorld();
});

/** What the register says of the area of the home. */
async function registerSays(councilCode: string) {
  await sqlFor(
    "owner",
  )`update services set council_code = ${councilCode} where id = ${world.providers[0]?.serviceId ?? ""}`;
}
const ok = async (result: Promise<{ ok: boolean; error?: unknown }>) =>
  expect(await result).toMatchObject({ ok: true });

describe("a step", () => {
  it("counts only while what decides that it is needed is the same", async () => {
    await registerSays(WOLVERHAMPTON);
    const steps = stepsAt(world, await planned(world));
    const { broker, director } = world;
    const code = "at-a-distance-approval" as const;
    const given = async () => {
      const row = await steps.row(code);
      return {
        counts: row?.given !== null,
        missing: row?.status.missing,
        outdated: row?.outdated.length,
      };
    };
    const line = () => statutoryLine(broker, steps.reference);
    await ok(steps.tells(broker, SHROPSHIRE));
    await ok(steps.gives(broker, "area-authority-consulted"));
    await ok(steps.gives(broker, "notice-iro"));
    await ok(steps.gives(director, code, { evidence: "Wishes heard, the IRO and relatives consulted" }));
    expect(await given()).toEqual({ counts: true, missing: false, outdated: 0 });
    const before = await line();

    await ok(steps.tells(broker, HEREFORDSHIRE));
    expect(await given()).toEqual({ counts: false, missing: true, outdated: 1 });
    expect((await steps.row(code))?.outdated[0]).toMatchObject({
      words: expect.stringMatching(
        /^Done on .* by .*, but the circumstances have changed \(before: child lives in Shropshire\)\. Do it again$/,
      ),
      evidence: "Wishes heard, the IRO and relatives consulted",
    });
    expect((await steps.row("area-authority-consulted"))?.given).toBeNull();
    expect((await steps.row("notice-iro"))?.given).not.toBeNull();
    expect(await line()).not.toBe(before);
    await ok(steps.gives(broker, "area-authority-consulted"));
    await ok(steps.gives(director, code));
    expect(kindOf(await steps.gives(director, code))).toBe("conflict");
    expect(await given()).toEqual({ counts: true, missing: false, outdated: 0 });
    // What was given for Shropshire is still there to be read, and counts where that is so again.
    expect((await steps.view()).former.map(({ title }) => title)).toContain(
      "Approve a placement at a distance",
    );
    await ok(steps.tells(broker, SHROPSHIRE));
    expect(await given()).toEqual({ counts: true, missing: false, outdated: 0 });
    expect(await line()).toBe(before);
  });

  it("is needed again when the register says another area", async () => {
    await registerSays(STAFFORDSHIRE);
    const steps = stepsAt(world, await planned(world));
    await ok(steps.tells(world.broker, "", { schooling: "disrupted" }));
    for (const code of ["out-of-area-approval", "key-stage-4-approval"] as const)
      await ok(steps.gives(world.nominated, code));
    await registerSays("E08000030");
    for (const code of ["out-of-area-approval", "key-stage-4-approval"] as const)
      expect((await steps.row(code))?.given).toBeNull();
    await registerSays(WOLVERHAMPTON);
  });
});

describe("what somebody tells of where the child will live", () => {
  it("adds to the steps that the register's area asks for, and takes none away", async () => {
    await registerSays(SHROPSHIRE);
    const steps = stepsAt(world, await planned(world));
    const { broker } = world;
    const far = ["at-a-distance-approval", "area-authority-consulted", "notice-area-authority"];
    const areas = async () =>
      (await steps.view()).rows.map(({ code }) => code).filter((code) => /area|distance/.test(code));
    expect(await areas()).toEqual(far);
    await ok(
      steps.tells(broker, WOLVERHAMPTON, { toldHow: "The manager says that the house is in the city" }),
    );
    expect(await areas()).toEqual(far);
    expect(await steps.view()).toMatchObject({
      livesIn: { words: "Wolverhampton", source: "told" },
      told: { how: "The manager says that the house is in the city" },
      areas: [
        {
          area: "Shropshire",
          source: "register",
          steps: [
            "Approve a placement at a distance",
            "Area authority consulted and given the care plan",
            "Notification to the area authority",
          ],
        },
        { area: "Wolverhampton", source: "told", steps: [] },
      ],
    });
    await ok(steps.tells(broker, STAFFORDSHIRE));
    expect(await areas()).toEqual(far);
    expect((await steps.view()).areas[1]).toEqual({
      area: "Staffordshire",
      source: "told",
      steps: ["Approve a placement outside the area"],
    });
    await registerSays(WOLVERHAMPTON);
    expect(await areas()).toEqual(["out-of-area-approval", "notice-area-authority"]);
    await ok(steps.tells(broker, WOLVERHAMPTON));
    expect((await steps.view()).areas).toEqual([]);
  });
});
