import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { councilHome } from "~/domains/home/queries/council-home.server";
import { providerHome } from "~/domains/home/queries/provider-home.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { addDays, londonDate } from "~/platform/time";
import { acceptedOffer, type OfferOptions } from "../../../../prisma/factories/decisions";
import { registeredService } from "../../../../prisma/factories/deliveries";
import { council, person, provider } from "../../../../prisma/factories/organisations";
import { vacancy } from "../../../../prisma/factories/providers";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld, outbox } from "../../../../prisma/testing/deciding.server";
import { confirmEnd } from "../commands/confirm-end.server";
import { confirmMoveIn } from "../commands/confirm-move-in.server";
import { endPlacement } from "../commands/end-placement.server";
import { fallThrough } from "../commands/fall-through.server";
import { giveNotice } from "../commands/give-notice.server";
import { settleReferral } from "../jobs/settle-referral.server";
import { tellPlacement } from "../jobs/tell-placement.server";
import { listPlacements } from "../queries/list-placements.server";
import { viewPlacement } from "../queries/view-placement.server";
import { readPlacementFilter } from "./placement-list.schema";
import { type CouncilWord, referralMove } from "./placements-of-referral.rules";

testDatabase();
let world: DecidingWorld;
let officer: Actor;
let manager: Actor;
let socialWorker: Actor;
const job = {} as JobContext;
const day = (days: number) => addDays(londonDate(now()), days);

beforeAll(async () => {
  world = await decidingWorld(1);
  const asked = world.providers[0];
  if (!asked) throw new Error("no provider");
  officer = asked.officer;
  manager = await person(asked.org, ["registered-manager"]);
  socialWorker = await person(world.home, ["social-worker"]);
});

/** An accepted offer, with the placement that was planned with it. */
async function planned(options: OfferOptions = {}) {
  const search = await world.search();
  const offer = await world.offerOf(0, search, options);
  await acceptedOffer(world.broker, world.head, { reference: search, offer });
  const row = await read(world.broker, (tx) =>
    tx.placement.findFirstOrThrow({ where: { offer: { reference: offer } } }),
  );
  return { search, offer, reference: row.reference, id: row.id };
}

const rowOf = (reference: string) =>
  read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({
      where: { reference },
      include: { acceptance: true, referral: { include: { children: true } } },
    }),
  );

async function says(who: Actor, reference: string, days: number, why = "") {
  const { version } = await rowOf(reference);
  return confirmMoveIn(who, { reference, version, movedIn: day(days), why });
}

async function notice(who: Actor, reference: string, days = 28, more = {}) {
  const { version } = await rowOf(reference);
  return giveNotice(who, {
    ...{ reference, version, lastNight: day(days), reason: "match", short: "", note: "" },
    ...more,
  });
}

async function ends(who: Actor, reference: string, days = 0, more = {}) {
  const { version } = await rowOf(reference);
  return endPlacement(who, {
    ...{ reference, version, lastNight: day(days), reason: "as-planned", note: "" },
    ...more,
  });
}

async function settled(reference: string): Promise<string> {
  const { id, councilId } = await rowOf(reference);
  await settleReferral({ placementId: id, organisationId: councilId }, job);
  const { referral } = await rowOf(reference);
  expect(referral.children.map(({ state }) => state)).toEqual([referral.state]);
  return referral.state;
}

describe("accepting an offer", () => {
  it("plans a placement from the day that the offer names, which both sides see", async () => {
    const { reference, search } = await planned();
    for (const who of [world.broker, manager]) {
      const view = await viewPlacement(who, reference);
      expect(view).toMatchObject({ state: "planned", referral: search, facts: { plannedStart: day(5) } });
      expect(view.events.map(({ text }) => text)[0]).toMatch(/is planned from/);
      const list = await listPlacements(
        who,
        readPlacementFilter(new URLSearchParams({ show: "planned", q: search })),
      );
      expect(list.rows.map((row) => row.reference)).toEqual([reference]);
    }
    expect(await settled(reference)).toBe("agreed");
  });

  it("that falls through takes the planned placement with it, and none that a child lives in", async () => {
    const one = await planned();
    const { referral } = await rowOf(one.reference);
    const input = {
      reference: one.search,
      version: referral.version,
      answerWithin: "24h" as const,
      reason: "Flooded",
    };
    expect(await fallThrough(world.broker, input)).toMatchObject({ ok: true });
    expect(await rowOf(one.reference)).toMatchObject({ state: "fallen-through", stateReason: "Flooded" });
    const two = await planned();
    await says(manager, two.reference, 0);
    const again = { ...input, reference: two.search, version: (await rowOf(two.reference)).referral.version };
    expect(await fallThrough(world.broker, again)).toMatchObject({ ok: false, error: { kind: "not-now" } });
    expect((await rowOf(two.reference)).acceptance.endedAt).toBeNull();
  });
});

describe("the day a child moved in", () => {
  it("is said by each side for itself; two days are shown to both until one is corrected", async () => {
    const { reference } = await planned();
    expect(await says(manager, reference, -1)).toMatchObject({ ok: true, value: { corrected: false } });
    expect(await rowOf(reference)).toMatchObject({ state: "started", councilMovedIn: null });
    // A provider's word alone moves no referral.
    expect(await settled(reference)).toBe("agreed");
    const { moveIn } = await viewPlacement(world.broker, reference);
    expect(moveIn).toMatch(/^The provider says .*, not yet confirmed by the council$/);
    expect(await says(socialWorker, reference, 0)).toMatchObject({ ok: true });
    expect(await settled(reference)).toBe("placed");
    for (const who of [world.broker, officer])
      expect(await viewPlacement(who, reference)).toMatchObject({
        differ: true,
        said: { council: { day: day(0) }, provider: { day: day(-1) } },
      });
    expect(await says(socialWorker, reference, 0)).toMatchObject({ error: { kind: "not-now" } });
    expect(await says(world.broker, reference, -1, "She came in the evening")).toMatchObject({
      ok: true,
      value: { corrected: true },
    });
    const view = await viewPlacement(manager, reference);
    expect(view.differ).toBe(false);
    expect(view.events[0]?.text).toMatch(/corrected the day .*“She came in the evening”/);
  });

  it("has come, and is not long past without a reason", async () => {
    const { reference } = await planned();
    expect(await says(manager, reference, 1)).toMatchObject({ error: { kind: "invalid", field: "movedIn" } });
    expect(await says(manager, reference, -40)).toMatchObject({ error: { kind: "invalid", field: "why" } });
    expect(await says(manager, reference, -40, "Ring me on AB123456C")).toMatchObject({
      error: { field: "why" },
    });
    expect(await says(manager, reference, -40, "I was away")).toMatchObject({ ok: true });
  });

  it("is seen at the version that was read, by those who work on it, and is nobody else's", async () => {
    const { reference } = await planned();
    const { version } = await rowOf(reference);
    const input = { reference, version, movedIn: day(0), why: "" };
    const stranger = await person(await provider(), ["registered-manager"]);
    const elsewhere = await person(await council(), ["broker"]);
    for (const who of [stranger, elsewhere]) {
      expect(await confirmMoveIn(who, input)).toMatchObject({ error: { kind: "not-found" } });
      await expect(viewPlacement(who, reference)).rejects.toMatchObject({ init: { status: 404 } });
    }
    expect(await confirmMoveIn(world.head, input)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await confirmMoveIn(manager, input)).toMatchObject({ ok: true });
    expect(await confirmMoveIn(world.broker, input)).toMatchObject({ error: { kind: "conflict" } });
  });

  it("is mailed to the other side, once, with no word of who or when", async () => {
    const { reference, id } = await planned();
    await says(manager, reference, 0);
    const { version, councilId } = await rowOf(reference);
    const payload = { placementId: id, organisationId: councilId, what: "moved-in" as const, version };
    await tellPlacement(payload, job);
    await tellPlacement(payload, job);
    const mails = (await outbox()).filter(({ props }) => props.reference === reference);
    expect(mails.map(({ template, to }) => [template, to])).toEqual([
      ["placement-moved-in", world.broker.personId],
    ]);
    expect(Object.keys(mails[0]?.props ?? {}).sort()).toEqual(["council", "link", "name", "reference"]);
  });
});

describe("notice and the end", () => {
  it("notice by the provider, the end by the council: the child is free for another search", async () => {
    const { reference } = await planned();
    await says(manager, reference, -10);
    await says(world.broker, reference, -10);
    expect(await settled(reference)).toBe("placed");
    expect(await notice(manager, reference, 7)).toMatchObject({ error: { field: "short" } });
    expect(await notice(manager, reference, 7, { short: "Agreed with the social worker" })).toMatchObject({
      ok: true,
    });
    expect(await notice(world.broker, reference)).toMatchObject({ error: { kind: "not-now" } });
    expect(await ends(world.broker, reference, 1)).toMatchObject({ error: { field: "lastNight" } });
    expect(await ends(world.broker, reference, -11)).toMatchObject({ error: { field: "lastNight" } });
    expect(await ends(world.broker, reference)).toMatchObject({ ok: true });
    const row = await rowOf(reference);
    expect(row).toMatchObject({ state: "ended", noticeSide: "provider", endedSide: "council" });
    expect(row.acceptance.endedAt).not.toBeNull();
    expect(await settled(reference)).toBe("ended");
    expect(await says(manager, reference, -9)).toMatchObject({ error: { kind: "not-now" } });
  });

  it("an immediate end is both moves, each on the record, also where the provider records it", async () => {
    const { reference } = await planned();
    await says(manager, reference, -2);
    expect(
      await ends(officer, reference, -1, { reason: "safeguarding", note: "Rang at 11pm" }),
    ).toMatchObject({
      ok: true,
    });
    const row = await rowOf(reference);
    expect(row).toMatchObject({
      state: "ended",
      endedSide: "provider",
      noticeSide: "provider",
      endNote: "Rang at 11pm",
    });
    expect(row.acceptance.endedAt).not.toBeNull();
    const { events, end, notice: given } = await viewPlacement(socialWorker, reference);
    // Nobody gave notice, and nobody is told that somebody did.
    expect(given).toBeNull();
    expect(events.map(({ text }) => text.split(",")[0])).toEqual([
      "The provider says the placement ended without notice",
      expect.stringMatching(/^The provider confirmed/),
      expect.stringMatching(/is planned/),
    ]);
    expect(end).toMatchObject({
      breakdown: true,
      reason: "Safeguarding concern",
      confirmed: false,
      withoutNotice: true,
    });
  });

  it("an end that the provider records ends the referral once the council confirms it", async () => {
    const { reference } = await planned();
    await says(manager, reference, -2);
    await ends(manager, reference, -1);
    expect(await settled(reference)).toBe("agreed");
    const { version } = await rowOf(reference);
    for (const [who, kind] of [
      [manager, "forbidden"],
      [world.head, "forbidden"],
      [await person(await council(), ["broker"]), "not-found"],
    ] as const)
      expect(await confirmEnd(who, { reference, version })).toMatchObject({ error: { kind } });
    expect(await confirmEnd(world.broker, { reference, version: version - 1 })).toMatchObject({
      error: { kind: "conflict" },
    });
    expect(await confirmEnd(world.broker, { reference, version })).toMatchObject({ ok: true });
    expect(await confirmEnd(socialWorker, { reference, version: version + 1 })).toMatchObject({
      error: { kind: "not-now" },
    });
    expect(await settled(reference)).toBe("ended");
    const { end, events } = await viewPlacement(manager, reference);
    expect(end).toMatchObject({ confirmed: true });
    expect(events[0]?.text).toBe("The council confirmed that the placement ended");
  });
});

describe("a day that is corrected once notice was given", () => {
  it("is refused beside its field when it comes after the last night", async () => {
    const { reference } = await planned();
    await says(manager, reference, -5);
    // Notice is for a night to come: its last night goes by.
    await notice(manager, reference, 0, { short: "Agreed by phone" });
    await sqlFor("owner").unsafe(`alter table placements no force row level security;
      alter table placements disable trigger user;
      update placements set notice_last_night = '${day(-2)}' where reference = '${reference}';
      alter table placements enable trigger user; alter table placements force row level security`);
    expect(await says(manager, reference, -1)).toMatchObject({
      error: { kind: "invalid", field: "movedIn" },
    });
    expect(await says(manager, reference, -2)).toMatchObject({ ok: true });
  });
});

describe("both sides at once", () => {
  it("leave an allowed state whoever is first", async () => {
    for (let race = 0; race < 4; race += 1) {
      const { reference } = await planned();
      const first = await Promise.all([says(manager, reference, 0), says(world.broker, reference, -1)]);
      expect(first.filter(({ ok }) => ok).length).toBeGreaterThan(0);
      for (const { ok, ...rest } of first)
        if (!ok) expect(rest).toMatchObject({ error: { kind: "conflict" } });
      expect((await rowOf(reference)).state).toBe("started");
      const second = await Promise.all([
        notice(manager, reference),
        ends(world.broker, reference),
        ends(officer, reference),
      ]);
      expect(second.some(({ ok }) => ok)).toBe(true);
      const row = await rowOf(reference);
      expect(["notice-given", "ended"]).toContain(row.state);
      expect(row.acceptance.endedAt === null).toBe(row.state === "notice-given");
      const ended = await read(world.broker, (tx) =>
        tx.event.count({ where: { subjectId: row.id, kind: "placement-ended" } }),
      );
      expect(ended).toBe(row.state === "ended" ? 1 : 0);
    }
  });
});

describe("a start page", () => {
  it("says what waits for each side, from the day of the start to a notice that is over", async () => {
    const { reference } = await planned({ startsIn: 0 });
    const lines = async (who: Actor) => {
      const { rows } = who.kind === "council" ? await councilHome(who) : await providerHome(who);
      const words = rows.filter((row) => row.reference === reference).map(({ tag }) => tag.words);
      // What the law asks for beside: statutory/steps-to-do.test.ts; what is to prepare: arrivals/plans-waiting.test.ts.
      const ofMoves = ["Confirm the move", "Dates differ", "Notice given", "Confirm the end"];
      return words.filter((word) => ofMoves.includes(word));
    };
    const both = async () => [await lines(world.broker), await lines(manager)];
    expect(await both()).toEqual([["Confirm the move"], ["Confirm the move"]]);
    // Nobody of this council's own works on it.
    expect(await lines(socialWorker)).toEqual([]);
    await says(manager, reference, -1);
    expect(await both()).toEqual([["Confirm the move"], []]);
    await says(world.broker, reference, 0);
    expect(await both()).toEqual([["Dates differ"], ["Dates differ"]]);
    await says(world.broker, reference, -1);
    expect(await both()).toEqual([[], []]);
    await notice(manager, reference);
    expect(await both()).toEqual([["Notice given"], ["Notice given"]]);
    await ends(manager, reference);
    expect(await both()).toEqual([["Confirm the end"], []]);
    await confirmEnd(world.broker, { reference, version: (await rowOf(reference)).version });
    expect(await both()).toEqual([[], []]);
  });
});

describe("past the code", () => {
  async function tries(
    by: Actor,
    statement: string,
    role: "council" | "provider" | "region" | "worker" = by.kind,
  ): Promise<string> {
    try {
      return await sqlFor(role).begin(async (tx) => {
        await actingAs(tx, role, by);
        return String((await tx.unsafe(statement)).count);
      });
    } catch (thrown) {
      return (thrown as { code?: string }).code ?? "thrown";
    }
  }

  it("no side writes what the other said, moves it as no machine does, or says it in another's name", async () => {
    const { id, reference } = await planned();
    await says(manager, reference, 0);
    const set = (columns: string) => `update placements set ${columns} where id = '${id}'`;
    const refused = [
      [world.broker, "provider_moved_in = '2026-01-01'"],
      [manager, "council_moved_in = '2026-01-01'"],
      [manager, "provider_moved_in = null, provider_said_by_id = null, provider_said_at = null"],
      [officer, "provider_moved_in = '2026-01-01'"],
      [manager, "state = 'planned'"],
      [manager, "state = 'fallen-through'"],
      [world.broker, "state = 'fallen-through'"],
      [world.broker, "notice_last_night = '2027-01-01'"],
      [world.broker, "state = 'ended'"],
      [world.broker, "service_id = gen_random_uuid()"],
      [world.head, "version = version + 1"],
      [manager, `end_confirmed_by_id = '${manager.personId}', end_confirmed_at = now()`],
      [
        world.broker,
        `state = 'notice-given', notice_side = 'provider', notice_by_id = '${manager.personId}', notice_at = now(), notice_reason = 'match', notice_last_night = '2027-01-01'`,
      ],
    ] as const;
    for (const [who, columns] of refused)
      expect([columns, await tries(who, set(columns))]).toEqual([columns, "42501"]);
    const stranger = await person(await provider(), ["registered-manager"]);
    expect(await tries(stranger, set("version = version + 1"))).toBe("0");
    expect(await tries(manager, `delete from placements where id = '${id}'`)).toBe("42501");
    const twice = `insert into placements (id, reference, acceptance_id, offer_id, delivery_id, referral_id, referral_child_id, service_id,
        council_id, provider_id, referral_reference, child_number, child_count, headline, state, state_since, planned_start, created_by_id, created_at, updated_at)
      select '${newId()}', 'PL-TWICE2', acceptance_id, offer_id, delivery_id, referral_id, referral_child_id, service_id,
        council_id, provider_id, referral_reference, child_number, child_count, headline, 'planned', now(), planned_start, created_by_id, now(), now()
        from placements where id = '${id}'`;
    expect(await tries(world.broker, twice)).toBe("23505");
  });

  it("the worker moves a referral as the council's words say, and by no provider's word alone", async () => {
    const { id, reference } = await planned();
    const { referralId, councilId } = await rowOf(reference);
    const owner = sqlFor("owner");
    for (const table of ["placements", "referrals"])
      await owner.unsafe(`alter table ${table} no force row level security`);
    const provider = `provider_moved_in = '2026-11-20', provider_said_by_id = '${manager.personId}', provider_said_at = now()`;
    const council = `council_moved_in = '2026-11-20', council_said_by_id = '${manager.personId}', council_said_at = now()`;
    const notice = `notice_side = 'provider', notice_by_id = '${manager.personId}', notice_at = now(), notice_reason = 'match', notice_last_night = '2026-12-20'`;
    const end = (side: string) =>
      `state = 'ended', ended_side = '${side}', ended_by_id = '${manager.personId}', ended_at = now(), end_reason = 'match', last_night = '2026-11-21'`;
    // One after the other: each builds on those before.
    const steps = [
      "state = 'planned'",
      `state = 'started', ${provider}`,
      `state = 'notice-given', ${notice}`,
      end("provider"),
      `end_confirmed_by_id = '${manager.personId}', end_confirmed_at = now()`,
      "end_confirmed_by_id = null, end_confirmed_at = null",
      council,
      end("council"),
      `state = 'notice-given', ended_side = null, ended_by_id = null, ended_at = null, end_reason = null, last_night = null`,
    ];
    const worker = { ...world.broker, personId: "", organisationId: councilId };
    const differ: string[] = [];
    for (const step of steps) {
      await owner.unsafe(`alter table placements disable trigger user;
        update placements set ${step} where id = '${id}'; alter table placements enable trigger user`);
      const [row] = await owner<(CouncilWord & { childId: string })[]>`
        select state, council_moved_in as "councilMovedIn", ended_side as "endedSide", end_confirmed_at as "endConfirmedAt",
               referral_child_id as "childId" from placements where id = ${id}`;
      if (!row) throw new Error("no placement");
      for (const [from, to, move] of [
        ["agreed", "placed", "place"],
        ["placed", "ended", "end"],
      ] as const) {
        await owner.unsafe(`update referrals set state = '${from}' where id = '${referralId}'`);
        const sql = `update referrals set state = '${to}' where id = '${referralId}'`;
        const wanted = referralMove({ state: from, childIds: [row.childId] }, [row]) === move ? "1" : "42501";
        const came = await tries(worker, sql, "worker");
        if (came !== wanted) differ.push(`${step}: ${from} > ${to}: ${came}`);
      }
    }
    expect(differ).toEqual([]);
    for (const table of ["placements", "referrals"])
      await owner.unsafe(`alter table ${table} force row level security`);
  });

  it("who does what is told to the two sides and to nobody else", async () => {
    const { id } = await planned();
    const names = (by: Actor) =>
      read(
        by,
        (tx) => tx.$queryRaw<{ part: string; name: string }[]>`
        select part, name from public.people_of_placement(${id}::uuid) order by part`,
      );
    // Of two homes it is the managers who have acted for this one; what another home's manager is called is not told.
    const org = world.providers[0]?.org;
    if (!org) throw new Error("no provider");
    const elsewhere = await registeredService({ providerId: org.id });
    const other = await person(org, ["registered-manager"], { name: "Aaron Firstnamed" });
    await vacancy(other, elsewhere, 1);
    await vacancy(manager, world.providers[0]?.serviceId ?? "", 1);
    const iro = await person(world.home, ["iro"]);
    const told = [
      { part: "broker", name: world.broker.personName },
      { part: "any-iro", name: iro.personName },
      { part: "registered-manager", name: manager.personName },
    ];
    for (const who of [manager, socialWorker]) {
      const all = await names(who);
      expect(all).toEqual(expect.arrayContaining(told));
      expect(all.map(({ name }) => name)).not.toContain("Aaron Firstnamed");
    }
    expect(await names(await person(await provider(), ["registered-manager"]))).toEqual([]);
  });
});
