import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { councilHome } from "~/domains/home/queries/council-home.server";
import { reassignReferral } from "~/domains/routing/commands/reassign-referral.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { databaseEnv } from "~/platform/env.server";
import { newId } from "~/platform/ids";
import { addDays, columnOfDay, londonDate } from "~/platform/time";
import { preferredOffer } from "../../../prisma/factories/decisions";
import { publishedReferral } from "../../../prisma/factories/deliveries";
import { joins, person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld, outbox } from "../../../prisma/testing/deciding.server";
import { keepTenantKey } from "../../../scripts/database/tenant-key";
import { decideAuthorisation } from "./commands/decide-authorisation.server";
import { endDeputy } from "./commands/end-deputy.server";
import { nameDeputy } from "./commands/name-deputy.server";
import { setFundingLimit } from "./commands/set-funding-limit.server";
import { viewDeciders, viewDeputy } from "./queries/view-deciders.server";
import { authorises, makesDeputy, past } from "./testing/past-the-pages";

testDatabase();
let world: DecidingWorld;
const today = londonDate(now());

beforeAll(async () => {
  world = await decidingWorld(2);
});

async function asks(
  by: Actor,
  index = 0,
  broker = world.broker,
): Promise<{ id: string; told: (string | null)[] }> {
  const { reference } = await publishedReferral(broker);
  const { authorisationId } = await preferredOffer(by, {
    reference,
    offer: await world.offerOf(index, reference),
  });
  const mails = (await outbox()).filter(
    ({ template, props }) => template === "authorisation-asked" && props.reference === reference,
  );
  return { id: authorisationId, told: mails.map(({ to }) => to) };
}

const decides = (actor: Actor, id: string) =>
  decideAuthorisation(actor, { decision: "authorise", id, version: 1, offerVersion: 1 });

const names = (by: Actor, absent: Actor, stands: Actor) =>
  nameDeputy(by, {
    absentId: absent.personId,
    deputyId: stands.personId,
    firstDay: today,
    lastDay: addDays(today, 4),
  });

const onHome = async (actor: Actor, id: string) =>
  (await councilHome(actor)).rows.some(({ to }) => to.endsWith(`/authorisations/${id}`));

describe("a deputy of somebody who took part", () => {
  const expectsNothingOf = async (
    deputy: Actor,
    absent: Actor,
    { id, told }: Awaited<ReturnType<typeof asks>>,
  ) => {
    expect(told).toContain(world.head.personId);
    expect(told).not.toContain(deputy.personId);
    expect(await onHome(world.head, id)).toBe(true);
    expect(await onHome(deputy, id)).toBe(false);
    expect(await decides(deputy, id)).toMatchObject({
      ok: false,
      error: {
        kind: "forbidden",
        message: expect.stringMatching(/^The person you are deputy for requested/),
      },
    });
    expect(await authorises(id, deputy, absent.personId)).toBe("refused");
    expect((await decides(world.head, id)).ok).toBe(true);
  };

  it("does not decide on what that person asked for", async () => {
    const both = await person(world.home, ["broker", "head-of-service"]);
    const deputy = await person(world.home, ["team-manager"]);
    expect((await names(both, both, deputy)).ok).toBe(true);
    await expectsNothingOf(deputy, both, await asks(both));
    const another = await asks(world.broker);
    expect(another.told).toContain(deputy.personId);
    expect(await onHome(deputy, another.id)).toBe(true);
    expect((await decides(deputy, another.id)).ok).toBe(true);
  });

  it("does not decide on an offer that that person made, nor do they themselves", async () => {
    const officer = world.providers[1]?.officer as Actor;
    const both = await joins(world.home, officer, ["head-of-service"]);
    const deputy = await person(world.home, ["team-manager"]);
    expect((await names(both, both, deputy)).ok).toBe(true);
    const asked = await asks(world.broker, 1);
    expect(asked.told).not.toContain(both.personId);
    expect(await onHome(both, asked.id)).toBe(false);
    expect(await authorises(asked.id, both, null)).toBe("refused");
    await expectsNothingOf(deputy, both, asked);
  });
});

describe("the broker of the referral, now or before", () => {
  const refused = {
    ok: false,
    error: {
      kind: "forbidden",
      message: "You are or were the broker of this referral, so someone else must decide",
    },
  };

  it("does not decide as a deputy, also after a handover, nor in their own right", async () => {
    const stands = await person(world.home, ["team-manager"]);
    const both = await person(world.home, ["broker", "head-of-service"]);
    expect((await names(world.head, world.head, stands)).ok).toBe(true);
    for (const broker of [stands, both]) {
      const { id, told } = await asks(world.broker, 0, broker);
      expect(told).toContain(world.head.personId);
      const { reference, version } = await read(broker, (tx) =>
        tx.referral.findFirstOrThrow({ where: { brokerId: broker.personId } }),
      );
      for (const handedOver of [false, true]) {
        if (handedOver) {
          const to = { reference, version, brokerId: world.broker.personId, reason: "" };
          expect((await reassignReferral(broker, to)).ok).toBe(true);
        }
        expect(told).not.toContain(broker.personId);
        expect(await onHome(broker, id)).toBe(false);
        expect(await decides(broker, id)).toMatchObject(refused);
        expect(await authorises(id, broker, broker === stands ? world.head.personId : null)).toBe("refused");
      }
      expect((await decides(world.head, id)).ok).toBe(true);
    }
  });

  it("decides on the referrals of others", async () => {
    const both = await person(world.home, ["broker", "head-of-service"]);
    await publishedReferral(both);
    const { id, told } = await asks(world.broker);
    expect(told).toContain(both.personId);
    expect(await onHome(both, id)).toBe(true);
    expect((await decides(both, id)).ok).toBe(true);
  });

  it("has no deputy in their place either", async () => {
    const both = await person(world.home, ["broker", "head-of-service"]);
    const stands = await person(world.home, ["team-manager"]);
    expect((await names(both, both, stands)).ok).toBe(true);
    const { id, told } = await asks(world.broker, 0, both);
    expect(told).not.toContain(stands.personId);
    expect(await onHome(stands, id)).toBe(false);
    expect(await decides(stands, id)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    expect(await authorises(id, stands, both.personId)).toBe("refused");
  });
});

describe("everybody concerned is emailed", () => {
  const mails = async (template: string, to: Actor) =>
    (await outbox())
      .filter((mail) => mail.template === template && mail.to === to.personId)
      .map(({ props }) => [props.change, props.reader, props.by].filter(Boolean).join(" "));

  it("when a deputy is named or removed, but not whoever did it", async () => {
    const [director, away, stands] = [
      await person(world.home, ["director"]),
      await person(world.home, ["head-of-service"]),
      await person(world.home, ["team-manager"]),
    ];
    expect((await names(director, away, stands)).ok).toBe(true);
    const by = director.personName;
    expect(await mails("funding-deputy", stands)).toEqual([`named deputy ${by}`]);
    expect(await mails("funding-deputy", away)).toEqual([`named absent ${by}`]);
    const [row] = (await viewDeciders(away)).deputies.filter(({ deputy }) => deputy === stands.personName);
    expect((await endDeputy(away, { id: row?.id ?? "" })).ok).toBe(true);
    expect((await mails("funding-deputy", stands)).at(-1)).toBe(`removed deputy ${away.personName}`);
    expect(await mails("funding-deputy", away)).toHaveLength(1);
    expect(await mails("funding-deputy", director)).toEqual([]);
  });

  it("of a new limit, when they decide on funding in their own right", async () => {
    const [director, other, manager] = [
      await person(world.home, ["director"]),
      await person(world.home, ["director"]),
      await person(world.home, ["team-manager"]),
    ];
    expect((await setFundingLimit(director, { limitPence: 900_000_00, expected: "" })).ok).toBe(true);
    for (const reader of [world.head, other])
      expect(await mails("funding-limit", reader)).toEqual([director.personName]);
    for (const nobody of [director, manager]) expect(await mails("funding-limit", nobody)).toEqual([]);
    const [mail] = (await outbox()).filter(({ template }) => template === "funding-limit");
    expect(mail?.props.limit).toContain("up to £900,000.00 for the first year");
  });
});

describe("a request that waits is mailed to who may decide on it since", () => {
  const askedOf = async (to: Actor, reference: string) =>
    (await outbox()).filter(
      (mail) =>
        mail.template === "authorisation-asked" &&
        mail.to === to.personId &&
        mail.props.reference === reference,
    ).length;

  /** A council of its own, where nothing else waits. */
  async function waits() {
    const own = await decidingWorld(1);
    const reference = await own.search();
    const offer = await own.offerOf(0, reference);
    const { authorisationId: id } = await preferredOffer(own.broker, { reference, offer });
    const director = await person(own.home, ["director"]);
    return { ...own, id, reference, director };
  }

  it("when a lower limit makes it the director's", async () => {
    const { home, head, director, reference } = await waits();
    const other = await person(home, ["director"]);
    expect((await setFundingLimit(director, { limitPence: 100_00, expected: "" })).ok).toBe(true);
    expect(await askedOf(other, reference)).toBe(1);
    // Who set it knows, and who decided before is not asked again.
    expect(await askedOf(director, reference)).toBe(0);
    expect(await askedOf(head, reference)).toBe(1);
    expect((await setFundingLimit(director, { limitPence: 200_00, expected: "10000" })).ok).toBe(true);
    expect(await askedOf(other, reference)).toBe(1);
    expect((await setFundingLimit(director, { limitPence: null, expected: "20000" })).ok).toBe(true);
    expect(await askedOf(head, reference)).toBe(2);
  });

  it("when somebody is named deputy from today, but not its broker, nor for days to come", async () => {
    const { home, head, broker, reference, director } = await waits();
    const stands = await person(home, ["team-manager"]);
    const later = await person(home, ["team-manager"]);
    expect((await names(head, head, stands)).ok).toBe(true);
    expect(await askedOf(stands, reference)).toBe(1);
    const [firstDay, lastDay] = [addDays(today, 2), addDays(today, 4)];
    const named = { absentId: head.personId, deputyId: later.personId, firstDay, lastDay };
    expect((await nameDeputy(director, named)).ok).toBe(true);
    expect(await askedOf(later, reference)).toBe(0);
    await sqlFor("owner")`
      update access.memberships set roles = '{broker,team-manager}' where person_id = ${broker.personId}`;
    expect((await names(head, head, broker)).ok).toBe(true);
    expect(await askedOf(broker, reference)).toBe(0);
  });
});

describe("nobody makes themselves a deputy", () => {
  it("neither a director for a head of service, nor who is away themselves", async () => {
    const director = await person(world.home, ["director"]);
    const own = { ok: false, error: { field: "deputyId", message: /^You cannot name yourself as deputy/ } };
    expect(await names(director, world.head, director)).toMatchObject({
      ...own,
      error: { ...own.error, message: expect.stringMatching(own.error.message) },
    });
    expect((await viewDeciders(director)).stands.map(({ value }) => value)).not.toContain(director.personId);
    expect(await makesDeputy(director, world.head, director)).toBe("refused");
    expect(await makesDeputy(world.head, world.head, world.head)).toBe("refused");
    expect(await makesDeputy(director, world.head, await person(world.home, ["team-manager"]))).toBe(
      "written",
    );
  });

  it("nor ends one that is another's, nor names one for days gone by", async () => {
    const [other, director, stands] = [
      await person(world.home, ["head-of-service"]),
      await person(world.home, ["director"]),
      await person(world.home, ["team-manager"]),
    ];
    const yesterday = columnOfDay(addDays(today, -1));
    expect(await makesDeputy(world.head, world.head, stands, { firstDay: yesterday })).toBe("refused");
    const id = newId();
    expect(await makesDeputy(world.head, world.head, stands, { id })).toBe("written");
    const ends = (by: Actor, endedById = by.personId) =>
      past(by, async (tx) => {
        await tx.fundingDeputy.updateMany({ where: { id }, data: { endedAt: now(), endedById } });
      });
    expect(await ends(other)).toBe("refused");
    expect(await ends(stands)).toBe("refused");
    expect(await endDeputy(other, { id })).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    const reader = await person(world.home, ["iro"]);
    await expect(viewDeputy(reader, id)).rejects.toMatchObject({ init: { status: 404 } });
    expect((await viewDeputy(other, id)).whyNot).toMatch(/only your own deputies/);
    expect(await ends(director)).toBe("written");
  });
});

describe("what is asked and decided past the pages", () => {
  it("is the price of the offer and no less, so that nobody slips below the limit", async () => {
    const { id } = await asks(world.broker);
    await past(world.broker, (tx) =>
      tx.authorisation.updateMany({ where: { id }, data: { state: "cancelled" } }),
    );
    const asksFor = (less: { weeklyPence?: number; firstYearPence?: number }) =>
      past(world.broker, async (tx) => {
        const before = await tx.authorisation.findUniqueOrThrow({ where: { id } });
        await tx.authorisation.create({
          data: { ...before, ...less, id: newId(), state: "asked", version: 1, askedAt: now() },
        });
      });
    expect(await asksFor({ firstYearPence: 100 })).toBe("refused");
    expect(await asksFor({ weeklyPence: 100 })).toBe("refused");
    expect(await asksFor({})).toBe("written");
  });

  it("is decided and ended now, where time is the database's", async () => {
    const { id } = await asks(world.broker);
    const decidesAt = (decidedAt: Date | null) =>
      past(world.head, (tx) =>
        tx.authorisation.updateMany({
          where: { id },
          data: { state: "authorised", decidedById: world.head.personId, decidedAt },
        }),
      );
    const { HOMEWARD_SECRET: secret } = databaseEnv();
    await keepTenantKey(sqlFor("owner"), { secret, clockMoves: false });
    try {
      const before = new Date(Date.now() - 86_400_000);
      expect(await decidesAt(before)).toBe("refused");
      expect(await decidesAt(null)).toBe("refused");
      const stands = await person(world.home, ["team-manager"]);
      expect((await names(world.head, world.head, stands)).ok).toBe(true);
      const ends = (endedAt: Date) =>
        past(world.head, (tx) =>
          tx.fundingDeputy.updateMany({
            where: { deputyId: stands.personId },
            data: { endedAt, endedById: world.head.personId },
          }),
        );
      expect(await ends(before)).toBe("refused");
      expect(await ends(new Date())).toBe("written");
      expect(await decidesAt(new Date())).toBe("written");
    } finally {
      await keepTenantKey(sqlFor("owner"), { secret, clockMoves: true });
    }
  });
});

describe("who is asked", () => {
  it("is no deputy who has lost the role that made them one", async () => {
    const stands = await person(world.home, ["team-manager"]);
    expect((await names(world.head, world.head, stands)).ok).toBe(true);
    expect((await asks(world.broker)).told).toContain(stands.personId);
    await sqlFor("owner")`
      update access.memberships set roles = '{broker}' where person_id = ${stands.personId}`;
    expect((await asks(world.broker)).told).not.toContain(stands.personId);
  });
});
