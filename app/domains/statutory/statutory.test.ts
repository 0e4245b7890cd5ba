import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { newId } from "~/platform/ids";
import { addDays } from "~/platform/time";
import { person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { withdrawStep } from "./commands/withdraw-step.server";
import { statutoryLine } from "./queries/statutory-line.server";
import type { StatutoryView } from "./queries/view-statutory.server";
import { missingWords } from "./statutory-words.rules";
import {
  kindOf as kind,
  planned,
  SHROPSHIRE,
  type StatutoryWorld,
  statutoryWorld,
  stepsAt,
  today,
} from "./testing/statutory-world";

testDatabase();
let world: StatutoryWorld;
let director: Actor;
let nominated: Actor;
let stranger: Actor;
/** A placement in a home in Wolverhampton, of a council that is Wolverhampton. */
let reference: string;
let steps: ReturnType<typeof stepsAt>;

beforeAll(async () => {
  world = await statutoryWorld();
  ({ director, nominated, stranger } = world);
  reference = await planned(world);
  steps = stepsAt(world, reference);
});

const view = (who: Actor = world.broker) => steps.view(who);
const missingIn = ({ rows }: StatutoryView) =>
  rows.filter(({ status }) => status.missing).map(({ code }) => code);

describe("a placement at a distance", () => {
  it("follows where the child will live: what the register says, until somebody tells better", async () => {
    const inside = await view();
    expect(inside.livesIn).toMatchObject({ words: "Wolverhampton", source: "register" });
    expect(inside.rows.map(({ code }) => code)).not.toContain("at-a-distance-approval");
    expect(kind(await steps.tells(director, SHROPSHIRE))).toBe("forbidden");
    expect(kind(await steps.tells(stranger, SHROPSHIRE, { version: 0 }))).toBe("not-found");
    expect(kind(await steps.tells(world.colleague, SHROPSHIRE))).toBe("ok");
    expect(kind(await steps.tells(world.broker, SHROPSHIRE, { version: 0 }))).toBe("conflict");
    const far = await view();
    expect(far.livesIn).toMatchObject({ words: "Shropshire", source: "told" });
    expect(far.rows.find(({ code }) => code === "at-a-distance-approval")).toMatchObject({
      regulation: expect.stringContaining("regulation 11(1)(b)"),
      who: "Director",
      given: null,
    });
    expect(missingIn(far)).toEqual(
      expect.arrayContaining(["at-a-distance-approval", "area-authority-consulted", "notice-area-authority"]),
    );
  });

  it("is approved by the director alone, once, as the circumstances were read", async () => {
    for (const [who, wanted] of [
      [world.broker, "forbidden"],
      [nominated, "forbidden"],
      [world.head, "forbidden"],
      [stranger, "not-found"],
    ] as const)
      expect([who.roles, kind(await steps.gives(who, "at-a-distance-approval"))]).toEqual([
        who.roles,
        wanted,
      ]);
    expect(kind(await steps.gives(director, "at-a-distance-approval", { version: 0 }))).toBe("conflict");
    expect(kind(await steps.gives(director, "at-a-distance-approval"))).toBe("not-now");
    const tomorrow = { givenOn: addDays(today(), 1) };
    expect(kind(await steps.gives(world.broker, "area-authority-consulted", tomorrow))).toBe("invalid");
    expect(kind(await steps.gives(world.broker, "area-authority-consulted"))).toBe("ok");
    expect(kind(await steps.gives(nominated, "out-of-area-approval"))).toBe("not-now");
    const both = await Promise.all([
      steps.gives(director, "at-a-distance-approval"),
      steps.gives(director, "at-a-distance-approval"),
    ]);
    expect(both.map(kind).sort()).toEqual(["conflict", "ok"]);
    const row = (await view()).rows.find(({ code }) => code === "at-a-distance-approval");
    expect(row?.given).toMatchObject({
      by: director.personName,
      evidence: "Minutes of the decision, in the case file",
    });
    const events = await read(world.broker, (tx) =>
      tx.event.findMany({
        where: { kind: "statutory-step-given", personId: director.personId },
        select: { data: true, reason: true, audience: true, personId: true },
      }),
    );
    expect(events).toEqual([
      {
        data: { placement: reference, step: "at-a-distance-approval", date: today() },
        reason: null,
        audience: "council",
        personId: director.personId,
      },
    ]);
  });

  it("has its notices recorded by whoever works the case, and a replay writes once", async () => {
    const idempotency = { key: newId(), redirectTo: () => "/done" };
    expect(kind(await steps.gives(world.broker, "notice-iro", { idempotency }))).toBe("ok");
    await expect(steps.gives(world.broker, "notice-iro", { idempotency })).rejects.toMatchObject({
      status: 302,
    });
    expect(kind(await steps.gives(director, "notice-gp"))).toBe("forbidden");
    const missing = missingIn(await view());
    expect(missing).not.toContain("notice-iro");
    expect(missing).toContain("notice-gp");
  });

  it("is one line on the page of the placement, for those who read its steps", async () => {
    const { rows } = await view();
    const words = missingWords(rows.map(({ status }) => status));
    expect(words).toMatch(/^\d+ statutory steps missing/);
    expect(await statutoryLine(world.broker, reference)).toBe(words);
    for (const who of [stranger, await person(world.home, ["finance-officer"])])
      expect(await statutoryLine(who, reference)).toBeNull();
  });

  it("keeps what was withdrawn, with the reason, and asks for it again", async () => {
    const id = (await steps.row("at-a-distance-approval"))?.given?.id ?? "";
    const input = { reference, id, why: "The home has moved" };
    expect(kind(await withdrawStep(world.broker, input))).toBe("forbidden");
    expect(kind(await withdrawStep(stranger, input))).toBe("not-found");
    for (const unknown of [newId(), "nothing-of-ours", ""])
      expect(kind(await withdrawStep(director, { ...input, id: unknown }))).toBe("not-found");
    expect(kind(await withdrawStep(director, input))).toBe("ok");
    expect(kind(await withdrawStep(director, input))).toBe("not-now");
    const after = await view();
    expect(missingIn(after)).toContain("at-a-distance-approval");
    expect(after.former).toEqual([
      expect.objectContaining({ title: "Approve a placement at a distance", why: "The home has moved" }),
    ]);
    expect(kind(await steps.gives(director, "at-a-distance-approval"))).toBe("ok");
  });

  it("is read by those who read the council's referrals, and by nobody else", async () => {
    for (const who of [director, nominated, world.head, await person(world.home, ["iro"])])
      expect((await view(who)).reference).toBe(reference);
    await expect(view(stranger)).rejects.toMatchObject({ init: { status: 404 } });
    await expect(view(world.providers[0]?.officer)).rejects.toMatchObject({ init: { status: 404 } });
    await expect(view(await person(world.home, ["finance-officer"]))).rejects.toMatchObject({
      init: { status: 403 },
    });
  });
});
