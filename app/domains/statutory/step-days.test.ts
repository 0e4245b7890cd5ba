import { beforeAll, describe, expect, it } from "vitest";
import { sqlFor } from "~/platform/database/clients.server";
import { addDays } from "~/platform/time";
import { testDatabase } from "../../../prisma/testing/database.server";
import { viewStatutoryStep } from "./queries/view-statutory-form.server";
import {
  planned,
  SHROPSHIRE,
  STAFFORDSHIRE,
  type StatutoryWorld,
  statutoryWorld,
  stepsAt,
  today,
} from "./testing/statutory-world";

testDatabase();
let world: StatutoryWorld;
beforeAll(async () => {
  world = await statutoryWorld();
});

const REFUSED = "42501";
const fresh = async () => stepsAt(world, await planned(world));
const said = (result: { ok: boolean; error?: { message?: string } }) =>
  result.ok ? "ok" : result.error?.message;

describe("the day of a step", () => {
  it("of an approval is the day of the press, whatever was sent", async () => {
    const steps = await fresh();
    expect(said(await steps.tells(world.broker, STAFFORDSHIRE))).toBe("ok");
    expect(said(await steps.gives(world.nominated, "out-of-area-approval", { givenOn: "1900-01-01" }))).toBe(
      "ok",
    );
    expect((await steps.row("out-of-area-approval"))?.given).toMatchObject({ on: today() });
    expect(await steps.inserted(world.nominated, "key-stage-4-approval", { day: addDays(today(), -1) })).toBe(
      REFUSED,
    );
  });

  it("of anything else is no earlier than the referral", async () => {
    const steps = await fresh();
    for (const day of ["1900-01-01", addDays(today(), -1)]) {
      expect(said(await steps.gives(world.broker, "notice-iro", { givenOn: day }))).toMatch(
        /before the referral began/,
      );
      expect(await steps.inserted(world.broker, "notice-iro", { day })).toBe(REFUSED);
    }
    const missing = { givenOn: undefined };
    expect(said(await steps.gives(world.broker, "notice-iro", missing))).toBe("Enter the date");
    expect(said(await steps.gives(world.broker, "notice-iro"))).toBe("ok");
  });

  it("is shown beside the day on which it was recorded", async () => {
    const steps = await fresh();
    await sqlFor("owner")`alter table referrals no force row level security`;
    await sqlFor("owner")`update referrals set created_at = created_at - interval '20 days'`;
    await sqlFor("owner")`alter table referrals force row level security`;
    expect(said(await steps.gives(world.broker, "notice-gp", { givenOn: addDays(today(), -9) }))).toBe("ok");
    expect(said(await steps.gives(world.broker, "notice-iro"))).toBe("ok");
    expect((await steps.row("notice-gp"))?.given).toMatchObject({
      on: addDays(today(), -9),
      recorded: today(),
    });
    expect((await steps.row("notice-iro"))?.given).toMatchObject({ on: today(), recorded: null });
  });
});

describe("an approval at a distance", () => {
  it("waits until the area authority was consulted", async () => {
    const steps = await fresh();
    const code = "at-a-distance-approval" as const;
    const form = () => viewStatutoryStep(world.director, steps.reference, { code, how: "approve" });
    expect(said(await steps.tells(world.broker, SHROPSHIRE))).toBe("ok");
    const wait = /^The area authority must be consulted and given the care plan/;
    expect((await steps.row(code))?.wait).toMatch(wait);
    expect((await form()).whyNot).toMatch(wait);
    expect(said(await steps.gives(world.director, code))).toMatch(wait);
    expect(said(await steps.gives(world.broker, "area-authority-consulted"))).toBe("ok");
    expect((await form()).whyNot).toBeNull();
    expect(said(await steps.gives(world.director, code))).toBe("ok");
    // Of another area nobody was consulted.
    expect(said(await steps.tells(world.broker, "E06000019"))).toBe("ok");
    expect(said(await steps.gives(world.director, code))).toMatch(wait);
  });

  it("comes first in an emergency, and the page says that the consulting follows", async () => {
    const steps = await fresh();
    const code = "at-a-distance-approval" as const;
    expect(said(await steps.tells(world.broker, SHROPSHIRE))).toBe("ok");
    await sqlFor("owner")`alter table referrals no force row level security`;
    await sqlFor(
      "owner",
    )`update referrals set content = jsonb_set(content, '{purpose,purpose}', '"emergency"')`;
    await sqlFor("owner")`alter table referrals force row level security`;
    const row = await steps.row(code);
    expect(row).toMatchObject({ wait: null, note: expect.stringContaining("regulation 11(3)") });
    expect(said(await steps.gives(world.director, code))).toBe("ok");
  });
});
