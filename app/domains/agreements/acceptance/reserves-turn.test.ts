import { beforeAll, describe, expect, it } from "vitest";
import { read } from "~/domains/access/transactions.server";
import { viewBoard } from "~/domains/board/queries/view-board.server";
import { notSelectOffer } from "~/domains/offers/commands/not-select-offer.server";
import { keepInReserve, shortlistOffer } from "~/domains/offers/commands/shortlist-offer.server";
import { acceptedOffer } from "../../../../prisma/factories/decisions";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { fallThrough } from "../commands/fall-through.server";

testDatabase();
let world: DecidingWorld;
let search: string;
let reserve: string;

/** Three offers: the first is accepted, the second kept in reserve, the third was not selected before. */
beforeAll(async () => {
  world = await decidingWorld(3);
  search = await world.search();
  const offers: string[] = [];
  for (const index of [0, 1, 2]) offers.push(await world.offerOf(index, search));
  const [winner = "", kept = "", passedOver = ""] = offers;
  reserve = kept;
  for (const reference of [kept, passedOver]) {
    expect(await shortlistOffer(world.broker, { reference })).toMatchObject({ ok: true });
    expect(await keepInReserve(world.broker, { reference })).toMatchObject({ ok: true });
  }
  const { version } = await read(world.broker, (tx) =>
    tx.offer.findUniqueOrThrow({ where: { reference: passedOver }, select: { version: true } }),
  );
  const no = await notSelectOffer(world.broker, {
    reference: passedOver,
    version,
    reason: "location",
    note: "",
  });
  expect(no).toMatchObject({ ok: true });
  await acceptedOffer(world.broker, world.head, { reference: search, offer: winner });
});

describe("an offer that was kept in reserve, once the accepted one falls through", () => {
  it("is nobody's turn before", async () => {
    expect((await viewBoard(world.broker, search)).reserves).toEqual([]);
  });

  it("has its turn: its provider is told in words of its own, and the broker sees it first", async () => {
    const { version } = await read(world.broker, (tx) =>
      tx.referral.findUniqueOrThrow({ where: { reference: search }, select: { version: true } }),
    );
    const input = {
      reference: search,
      version,
      answerWithin: "24h",
      reason: "The home closed a bedroom",
    } as const;
    expect(await fallThrough(world.broker, input)).toMatchObject({ ok: true });
    const told = (await queuedJobs("tell-outcome"))
      .filter(({ payload }) => payload.about === `fell-through:${version}`)
      .map(({ payload }) => [payload.organisationId, payload.template, payload.offerReference]);
    const [winner, kept, passedOver] = world.providers.map(({ org }) => org.id);
    expect(told.filter(([id]) => id === winner).map(([, template]) => template)).toEqual(["fell-through"]);
    expect(told.filter(([id]) => id === kept)).toEqual([[kept, "reserve-turn", null]]);
    expect(told.filter(([id]) => id === passedOver)).toEqual([[passedOver, "search-resumed", null]]);

    const { reserves } = await viewBoard(world.broker, search);
    expect(reserves).toMatchObject([{ offer: reserve, cost: expect.stringContaining("4,850") }]);
  });

  it("has had its turn once its home offers again", async () => {
    await world.offerOf(1, search);
    expect((await viewBoard(world.broker, search)).reserves).toEqual([]);
  });
});
