import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { viewPlacementPage } from "~/domains/arrivals/queries/view-placement-page.server";
import { decideAuthorisation } from "~/domains/authorisations/commands/decide-authorisation.server";
import { viewAuthorisation } from "~/domains/authorisations/queries/view-authorisation.server";
import { past } from "~/domains/authorisations/testing/past-the-pages";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import { now } from "~/platform/clock.server";
import { columnOfDay } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import { preferredOffer } from "../../../../prisma/factories/decisions";
import { council, person } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, outbox, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { day, placedWorld } from "../../../../prisma/testing/placed.server";
import { endPlacement } from "../commands/end-placement.server";
import { viewFundingTerms } from "../queries/view-funding-terms.server";
import { CONDITIONS, fundedOffer, fundedPlacement, fundedUntil } from "../testing/funded";

testDatabase();
let world: DecidingWorld;
let manager: Actor;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
});

it("conditions and the last day are read by colleagues on each page, and by no provider", async () => {
  const { id, offer, placement } = await fundedPlacement(world, manager, 100);
  const until = dayWords(day(100));
  const terms = { id, conditions: CONDITIONS, until, standing: "running" };
  const seen = await viewAuthorisation(world.head, id);
  expect(seen).toMatchObject({ conditions: CONDITIONS, fundedUntil: until });
  expect(seen.timeline.map(({ text }) => text)).toContain(
    `Funding was authorised until ${until}, with conditions`,
  );
  expect(await viewFundingTerms(world.broker, offer)).toMatchObject(terms);
  expect((await viewPlacementPage(world.broker, placement)).funding).toMatchObject(terms);

  const officer = world.providers[0]?.officer;
  if (!officer) throw new Error("no officer");
  expect(await viewFundingTerms(officer, offer)).toBeNull();
  const theirs = [
    await viewOffer(officer, offer),
    await viewPlacementPage(manager, placement),
    await read(manager, (tx) => tx.event.findMany({ omit: { transaction: true, digest: true } })),
    await outbox(),
    await queuedJobs("tell-outcome"),
  ];
  expect(JSON.stringify(theirs)).not.toMatch(/virtual school|fundedUntil|funded_until/);
  expect(JSON.stringify(theirs)).not.toContain(day(100));
  // A colleague who reads placements and no decisions on funding, and another council.
  const iro = await person(world.home, ["iro"]);
  expect((await viewPlacementPage(iro, placement)).funding).toBeNull();
  expect(await viewFundingTerms(await person(await council(), ["head-of-service"]), offer)).toBeNull();
});

it("says how near the last day is, and that it has passed only while somebody lives there", async () => {
  const { id, offer, placement } = await fundedPlacement(world, manager, 28);
  const said = async () => (await viewFundingTerms(world.broker, offer))?.standing;
  expect(await said()).toBe("ending");
  await fundedUntil(id, -1);
  expect(await said()).toBe("over");
  const { version } = await read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({ where: { reference: placement } }),
  );
  const end = { reference: placement, version, lastNight: day(-1), reason: "match", note: "" } as const;
  expect(await endPlacement(world.broker, end)).toMatchObject({ ok: true });
  expect(await said()).toBe("ended");
});

it("a last day that is not to come is refused beside its field, and past the pages too", async () => {
  const reference = await world.search();
  const offer = await world.offerOf(0, reference);
  const { authorisationId: id } = await preferredOffer(world.broker, { reference, offer });
  const authorise = { decision: "authorise", id, version: 1, offerVersion: 1 } as const;
  for (const fundedUntil of [day(0), day(6 * 366)])
    expect(await decideAuthorisation(world.head, { ...authorise, fundedUntil })).toMatchObject({
      error: { kind: "invalid", field: "fundedUntil" },
    });
  const written = (more: Prisma.AuthorisationUncheckedUpdateManyInput) =>
    past(world.head, (tx) =>
      tx.authorisation.updateMany({
        where: { id },
        data: { decidedById: world.head.personId, decidedAt: now(), state: "authorised", ...more },
      }),
    );
  for (const days of [0, 6 * 366])
    expect(await written({ fundedUntil: columnOfDay(day(days)) })).toBe("refused");
  expect(await written({ state: "refused", reason: "No", conditions: CONDITIONS })).toBe("refused");
  expect(await written({ fundedUntil: columnOfDay(day(1)), conditions: CONDITIONS })).toBe("written");
});

it("what it was authorised on is not rewritten", async () => {
  const { id } = await fundedOffer(world, 60);
  for (const data of [{ conditions: null }, { conditions: "None" }, { fundedUntil: columnOfDay(day(90)) }])
    for (const who of [world.head, world.broker])
      expect(await past(who, (tx) => tx.authorisation.updateMany({ where: { id }, data }))).toBe("refused");
});
