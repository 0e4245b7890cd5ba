import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { viewFundingTerms } from "~/domains/agreements/queries/view-funding-terms.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { addDays, columnOfDay, londonDate } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import { authorised, preferredOffer } from "../../../prisma/factories/decisions";
import { council, person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld } from "../../../prisma/testing/deciding.server";
import { namePanel } from "./commands/name-panel.server";
import { recordPanel } from "./commands/record-panel.server";
import { viewAuthorisation } from "./queries/view-authorisation.server";
import { viewDeciders } from "./queries/view-deciders.server";
import { past } from "./testing/past-the-pages";

testDatabase();
let world: DecidingWorld;
let admin: Actor;

beforeAll(async () => {
  world = await decidingWorld(1);
  admin = await person(world.home, ["council-admin"]);
});

const today = () => londonDate(now());
async function asked() {
  const reference = await world.search();
  const offer = await world.offerOf(0, reference);
  return { offer, id: (await preferredOffer(world.broker, { reference, offer })).authorisationId };
}
const row = (id: string) => read(world.head, (tx) => tx.authorisation.findUniqueOrThrow({ where: { id } }));
const met = (id: string, version: number) => ({ id, version, panelOn: today(), panelWords: "Six weeks" });

it("without a panel nothing is missing, and nothing is recorded", async () => {
  const { id } = await asked();
  expect(await viewAuthorisation(world.head, id)).toMatchObject({
    panel: null,
    whyNotPanel: "Your council has no funding panel",
  });
  expect(await recordPanel(world.broker, met(id, 1))).toMatchObject({ error: { kind: "not-now" } });
});

it("a director or an admin says what it is called, and nobody replaces what a colleague has set", async () => {
  const director = await person(world.home, ["director"]);
  expect(await namePanel(admin, { name: "resource panel", expected: "" })).toMatchObject({ ok: true });
  expect((await viewDeciders(world.head)).panel).toBe("resource panel");
  expect(await namePanel(director, { name: "placements panel", expected: "" })).toMatchObject({
    error: { kind: "conflict" },
  });
  const other = { name: "placements panel", expected: "resource panel" };
  for (const who of [world.head, world.broker])
    expect(await namePanel(who, other)).toMatchObject({ error: { kind: "forbidden" } });
  const named = (who: Actor) =>
    past(who, (tx) =>
      tx.fundingPanel.create({
        data: {
          id: newId(),
          councilId: world.home.id,
          name: "resource panel",
          setById: who.personId,
          setAt: now(),
        },
      }),
    );
  expect(await named(world.head)).toBe("refused");
  expect(await named(director)).toBe("written");
});

it("what is missing is said and stops nothing; who asks and who decides record what was decided", async () => {
  const { id, offer } = await asked();
  const missing = "No resource panel decision recorded";
  expect((await viewAuthorisation(world.head, id)).panel).toMatchObject({ missing, recorded: null });
  expect(await recordPanel(world.broker, met(id, 1))).toMatchObject({ ok: true });
  expect(await recordPanel(world.head, met(id, 1))).toMatchObject({ error: { kind: "conflict" } });
  const later = { ...met(id, 2), panelWords: "Agreed until the summer" };
  expect(await recordPanel(world.head, later)).toMatchObject({ ok: true });
  const view = await viewAuthorisation(world.broker, id);
  expect(view.panel).toMatchObject({
    name: "resource panel",
    missing: null,
    recorded: { words: "Agreed until the summer", by: expect.stringContaining(world.head.personName) },
  });
  expect(view.timeline.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Decision of the resource panel on .* recorded: “Six weeks”$/),
    ]),
  );
  await authorised(world.head, id);
  expect((await viewFundingTerms(world.broker, offer))?.panel).toMatchObject({
    name: "resource panel",
    words: "Agreed until the summer",
  });
  const officer = world.providers[0]?.officer;
  if (!officer) throw new Error("no officer");
  const theirs = await read(officer, (tx) => tx.event.findMany({ select: { kind: true, reason: true } }));
  expect(JSON.stringify(theirs)).not.toMatch(/panel|Six weeks|summer/);

  // Where the council has no panel any more, what was recorded stays, and no page leads to recording more.
  expect(await namePanel(admin, { name: "", expected: "resource panel" })).toMatchObject({ ok: true });
  expect(await viewAuthorisation(world.broker, id)).toMatchObject({
    panel: { recorded: { words: "Agreed until the summer" } },
    whyNotPanel: "Your council has no funding panel",
  });
  expect(await namePanel(admin, { name: "resource panel", expected: "" })).toMatchObject({ ok: true });

  // Also where nothing was recorded, funding is authorised.
  const none = await asked();
  await authorised(world.head, none.id);
  expect((await viewAuthorisation(world.head, none.id)).panel).toMatchObject({ missing });
});

it("is recorded of a day that has come, by who asks or decides, now and in one's own name", async () => {
  const { id } = await asked();
  for (const panelOn of [addDays(today(), 1), addDays(today(), -367)])
    expect(await recordPanel(world.broker, { ...met(id, 1), panelOn })).toMatchObject({
      error: { kind: "invalid", field: "panelOn" },
    });
  const socialWorker = await person(world.home, ["social-worker"]);
  expect(await recordPanel(socialWorker, met(id, 1))).toMatchObject({ error: { kind: "forbidden" } });
  const stranger = await person(await council(), ["broker", "head-of-service"]);
  expect(await recordPanel(stranger, met(id, 1))).toMatchObject({ error: { kind: "not-found" } });

  const written = (who: Actor, more: Prisma.AuthorisationUncheckedUpdateManyInput = {}) =>
    past(who, (tx) =>
      tx.authorisation.updateMany({
        where: { id },
        data: {
          panelOn: columnOfDay(today()),
          panelWords: "Agreed",
          panelRecordedById: who.personId,
          panelRecordedAt: now(),
          version: 2,
          ...more,
        },
      }),
    );
  expect(await written(socialWorker)).toBe("refused");
  for (const more of [
    { panelRecordedById: world.head.personId },
    { panelOn: columnOfDay(addDays(today(), 1)) },
    { panelWords: null },
    { version: 1 },
    { question: "Why?" },
    { state: "cancelled" },
  ])
    expect(await written(world.broker, more), JSON.stringify(more)).toBe("refused");
  expect(await written(world.broker)).toBe("written");
  expect(await row(id)).toMatchObject({ state: "asked", panelWords: "Agreed" });
});
