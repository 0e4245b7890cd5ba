import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { databaseEnv } from "~/platform/env.server";
import { newId } from "~/platform/ids";
import type { Prisma } from "~prisma/client";
import { authorised, preferredOffer } from "../../../prisma/factories/decisions";
import { person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld } from "../../../prisma/testing/deciding.server";
import { keepTenantKey } from "../../../scripts/database/tenant-key";
import { answerQuestion } from "./commands/answer-question.server";
import { decideAuthorisation } from "./commands/decide-authorisation.server";
import { past } from "./testing/past-the-pages";

testDatabase();
let world: DecidingWorld;
let other: Actor;

beforeAll(async () => {
  world = await decidingWorld(1);
  other = await person(world.home, ["head-of-service"]);
});

async function asked(): Promise<string> {
  const reference = await world.search();
  const offer = await world.offerOf(0, reference);
  return (await preferredOffer(world.broker, { reference, offer })).authorisationId;
}

const written = (id: string, by: Actor, data: Prisma.AuthorisationUncheckedUpdateManyInput) =>
  past(by, (tx) => tx.authorisation.updateMany({ where: { id }, data }));
const row = (id: string) => read(world.head, (tx) => tx.authorisation.findUniqueOrThrow({ where: { id } }));

const ASKED = { askedAt: new Date("2026-01-05T09:00:00Z") };
const DECIDED = { decidedById: null, decidedForId: null, decidedAt: null };

it("what was asked for, and when, stays as it was asked", async () => {
  const id = await asked();
  for (const by of [world.broker, world.head])
    for (const changed of [
      ASKED,
      { askedWhy: "Something else" },
      { alertReason: "We have seen the renewal" },
      { alertsRead: [newId()] },
      { answer: "Nobody asked" },
      { question: "Nobody asked" },
      { reason: "Nobody decided" },
    ])
      expect(await written(id, by, changed), JSON.stringify(changed)).toBe("refused");
});

it("a decision stays as it was taken, also when it is cancelled", async () => {
  const id = await asked();
  await authorised(world.head, id);
  const before = await row(id);
  const rewritten = [DECIDED, ASKED, { reason: "No" }, { unconfirmedReason: "x" }, { alertsRead: [newId()] }];
  for (const by of [world.broker, world.head, other])
    for (const changed of rewritten)
      for (const state of ["authorised", "cancelled"])
        expect(await written(id, by, { ...changed, state }), JSON.stringify(changed)).toBe("refused");
  expect(await row(id)).toEqual(before);
  expect(await written(id, world.broker, { state: "cancelled" })).toBe("written");
  expect(await row(id)).toEqual({ ...before, state: "cancelled" });
  for (const changed of rewritten) expect(await written(id, world.head, changed)).toBe("refused");
});

it("a decision says its own words and no others", async () => {
  const id = await asked();
  const taken = { decidedById: world.head.personId, decidedAt: now() };
  for (const changed of [
    { state: "authorised", ...taken, question: "Why?" },
    { state: "authorised", ...taken, reason: "No" },
    { state: "authorised", ...taken, ...ASKED },
    { state: "returned", ...taken, reason: "No" },
    { state: "refused", ...taken, alertsRead: [newId()] },
    { state: "refused", ...taken, answer: "So it is" },
  ])
    expect(await written(id, world.head, changed), JSON.stringify(changed)).toBe("refused");
});

it("a question that is answered is asked again now, and by the page as before", async () => {
  const id = await asked();
  const returned = { decision: "return", id, version: 1, question: "Why two to one?" } as const;
  expect((await decideAuthorisation(world.head, returned)).ok).toBe(true);
  const again = { state: "asked", ...DECIDED, answer: "The first month only" };
  const { HOMEWARD_SECRET: secret } = databaseEnv();
  await keepTenantKey(sqlFor("owner"), { secret, clockMoves: false });
  try {
    expect(await written(id, world.broker, { ...again, ...ASKED })).toBe("refused");
  } finally {
    await keepTenantKey(sqlFor("owner"), { secret, clockMoves: true });
  }
  expect(await written(id, world.broker, { ...again, askedAt: now(), question: "Fine?" })).toBe("refused");
  expect(await written(id, world.broker, { state: "asked", askedAt: now() })).toBe("refused");
  expect((await answerQuestion(world.broker, { id, version: 2, answer: "The first month only" })).ok).toBe(
    true,
  );
  await authorised(world.head, id);
});
