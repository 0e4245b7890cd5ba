import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { addDays, londonDate } from "~/platform/time";
import { preferredOffer } from "../../../prisma/factories/decisions";
import { council, person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld, outbox } from "../../../prisma/testing/deciding.server";
import { decideAuthorisation } from "./commands/decide-authorisation.server";
import { endDeputy } from "./commands/end-deputy.server";
import { nameDeputy } from "./commands/name-deputy.server";
import { setFundingLimit } from "./commands/set-funding-limit.server";
import { limitAsSent } from "./deciders.rules";
import { viewAuthorisation } from "./queries/view-authorisation.server";
import { viewDeciders } from "./queries/view-deciders.server";
import { authorises, makesDeputy, past } from "./testing/past-the-pages";

testDatabase();
let world: DecidingWorld;
let director: Actor;
let deputy: Actor;
const today = londonDate(now());

beforeAll(async () => {
  world = await decidingWorld(1);
  director = await person(world.home, ["director"]);
  deputy = await person(world.home, ["team-manager"]);
});

// What one test arranged is no other's.
beforeEach(async () => {
  await sqlFor("owner").unsafe(
    "alter table funding_deputies no force row level security; delete from funding_deputies; alter table funding_deputies force row level security;" +
      "alter table funding_limits no force row level security; delete from funding_limits; alter table funding_limits force row level security;",
  );
});

async function askedFor(by: Actor = world.broker): Promise<{ id: string; reference: string }> {
  const reference = await world.search();
  const offer = await world.offerOf(0, reference);
  const { authorisationId } = await preferredOffer(by, { reference, offer });
  return { id: authorisationId, reference };
}

const decides = async (actor: Actor, id: string) =>
  decideAuthorisation(actor, { decision: "authorise", id, version: 1, offerVersion: 1 });

const names = (by: Actor, input: Partial<Parameters<typeof nameDeputy>[1]> = {}) =>
  nameDeputy(by, {
    absentId: world.head.personId,
    deputyId: deputy.personId,
    firstDay: today,
    lastDay: addDays(today, 4),
    ...input,
  });

const limit = (limitPence: number | null, expectedPence: number | null = null, by = director) =>
  setFundingLimit(by, { limitPence, expected: limitAsSent(expectedPence) });

describe("the limit of a head of service", () => {
  it("leaves what costs more in its first year to the director, who is asked and told", async () => {
    expect((await limit(1_000_00)).ok).toBe(true);
    const { id, reference } = await askedFor();
    const told = (await outbox()).filter(
      ({ template, props }) => template === "authorisation-asked" && props.reference === reference,
    );
    expect(told.map(({ to }) => to)).toEqual([director.personId]);
    const refused = await decides(world.head, id);
    expect(refused).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/£1,000\.00, so only the director or their deputy/) },
    });
    expect((await decides(director, id)).ok).toBe(true);
  });

  it("counts at once for what waits, and not for the director below it", async () => {
    const { id } = await askedFor();
    expect((await decides(director, id)).ok).toBe(false);
    await limit(1_000_00);
    expect((await decides(world.head, id)).ok).toBe(false);
    expect((await decides(director, id)).ok).toBe(true);
  });

  it("is the director's to set, keeps its history, and is not set over somebody else's change", async () => {
    for (const one of [world.head, world.broker, deputy])
      expect(await limit(5_00, null, one)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    expect((await limit(2_000_00)).ok).toBe(true);
    expect(await limit(3_000_00, null)).toMatchObject({ ok: false, error: { kind: "conflict" } });
    expect((await limit(null, 2_000_00)).ok).toBe(true);
    expect((await viewDeciders(director)).limitPence).toBeNull();
    expect(await read(director, (tx) => tx.fundingLimit.count())).toBe(2);
  });
});

describe("a deputy", () => {
  it("decides in the place of a head of service on the days that were named, and it says so", async () => {
    expect((await names(world.head)).ok).toBe(true);
    const { id, reference } = await askedFor();
    const told = (await outbox()).filter(
      ({ template, props }) => template === "authorisation-asked" && props.reference === reference,
    );
    expect(told.map(({ to }) => to).sort()).toEqual([world.head.personId, deputy.personId].sort());
    expect((await viewAuthorisation(deputy, id)).insteadOf).toBe(world.head.personName);
    expect((await decides(deputy, id)).ok).toBe(true);
    const { decided } = await viewAuthorisation(world.broker, id);
    expect(decided).toContain(`${deputy.personName} as deputy for ${world.head.personName}`);
  });

  it("decides on nothing before, after, or once it was ended", async () => {
    const { id } = await askedFor();
    expect((await decides(deputy, id)).ok).toBe(false);
    await names(world.head, { firstDay: addDays(today, 1), lastDay: addDays(today, 3) });
    expect((await decides(deputy, id)).ok).toBe(false);
    await names(world.head, { firstDay: today, lastDay: today });
    const view = await viewDeciders(world.head);
    const now_ = view.deputies.find((one) => one.today);
    expect((await endDeputy(world.head, { id: now_?.id ?? "" })).ok).toBe(true);
    expect((await decides(deputy, id)).ok).toBe(false);
  });

  it("never decides on what they asked for themselves", async () => {
    await names(world.head);
    const { id } = await askedFor(deputy);
    expect(await decides(deputy, id)).toMatchObject({
      ok: false,
      error: { message: "You requested this funding, so someone else must decide" },
    });
  });

  it("is named by a head of service for themselves alone, by the director for others, by nobody else", async () => {
    const second = await person(world.home, ["head-of-service"]);
    expect(await names(second)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    expect(await names(world.broker)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    expect(await names(world.head, { deputyId: world.broker.personId })).toMatchObject({
      ok: false,
      error: { field: "deputyId" },
    });
    expect(await names(director, { absentId: deputy.personId })).toMatchObject({
      ok: false,
      error: { field: "absentId" },
    });
    expect((await names(director)).ok).toBe(true);
    expect(await names(director)).toMatchObject({ ok: false, error: { field: "deputyId" } });
    await sqlFor(
      "owner",
    )`update access.memberships set ended_at = now() where person_id = ${second.personId}`;
  });

  it("of another council answers like none at all", async () => {
    await names(world.head);
    const [row] = (await viewDeciders(world.head)).deputies;
    const there = await person(await council(), ["head-of-service", "director"]);
    for (const id of [row?.id ?? "", newId(), "nothing"])
      expect(await endDeputy(there, { id })).toMatchObject({ ok: false, error: { kind: "not-found" } });
    expect((await viewDeciders(there)).deputies).toEqual([]);
  });
});

describe("past the pages", () => {
  it("the database knows who decides", async () => {
    const { id } = await askedFor();
    expect(await authorises(id, deputy, null)).toBe("refused");
    expect(await authorises(id, deputy, world.head.personId)).toBe("refused");
    expect(await authorises(id, director, null)).toBe("refused");
    await names(world.head);
    expect(await authorises(id, deputy, director.personId)).toBe("refused");
    expect(await authorises(id, deputy, world.head.personId)).toBe("written");
    const above = await askedFor();
    await limit(1_000_00);
    expect(await authorises(above.id, world.head, null)).toBe("refused");
    expect(await authorises(above.id, deputy, world.head.personId)).toBe("refused");
    expect(await authorises(above.id, director, null)).toBe("written");
  });

  it("nobody makes themselves a deputy, or moves the limit", async () => {
    expect(await makesDeputy(deputy, world.head, deputy)).toBe("refused");
    expect(await makesDeputy(world.head, director, world.head)).toBe("refused");
    expect(await makesDeputy(world.head, world.head, world.broker)).toBe("refused");
    expect(await makesDeputy(world.head, world.head, deputy)).toBe("written");
    const moves = (by: Actor) =>
      past(by, (tx) =>
        tx.fundingLimit.create({
          data: {
            id: newId(),
            councilId: by.organisationId,
            firstYearPence: null,
            setById: by.personId,
            setAt: now(),
          },
        }),
      );
    expect(await moves(world.head)).toBe("refused");
    expect(await moves(director)).toBe("written");
  });
});
