import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { past } from "~/domains/authorisations/testing/past-the-pages";
import { startOffer } from "~/domains/offers/commands/start-offer.server";
import { viewOfferBeginning } from "~/domains/offers/queries/view-offer-beginning.server";
import { now } from "~/platform/clock.server";
import { newId, newReference } from "~/platform/ids";
import { acceptedOffer, sentOffer, standing } from "../../../../prisma/factories/decisions";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { day, managedWorld, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { confirmMoveIn } from "../commands/confirm-move-in.server";
import { endPlacement } from "../commands/end-placement.server";
import { fallThrough } from "../commands/fall-through.server";
import { secondChild } from "../testing/second-child";

/** A child has lived in a home and left it before the referral was placed. */
testDatabase();
let world: DecidingWorld;
let officer: Actor;
let manager: Actor;
let serviceId: string;

beforeAll(async () => {
  const made = await managedWorld();
  ({ world, manager } = made);
  ({ officer, serviceId } = made.asked);
});

async function accepted() {
  const { search, offer, placement } = await plannedPlacement(world);
  return { reference: search, offer, placement };
}

async function leaves(reference: string): Promise<void> {
  await confirmMoveIn(manager, { reference, version: 1, movedIn: day(-3), why: "" });
  const left = { reference, version: 2, lastNight: day(-1), reason: "match", note: "" } as const;
  expect((await endPlacement(manager, left)).ok).toBe(true);
}

async function falls(reference: string): Promise<void> {
  const { version } = await read(world.broker, (tx) =>
    tx.referral.findUniqueOrThrow({ where: { reference } }),
  );
  const fell = { reference, version, answerWithin: "24h", reason: "Flooded" } as const;
  expect(await fallThrough(world.broker, fell)).toMatchObject({ ok: true });
}

const rowsOf = (reference: string) =>
  read(world.broker, async (tx) => ({
    placements: await tx.placement.findMany({
      where: { referral: { reference } },
      orderBy: { childNumber: "asc" },
    }),
    acceptances: await tx.acceptance.findMany({
      where: { referral: { reference } },
      orderBy: { child: { position: "asc" } },
    }),
    authorisations: await tx.authorisation.findMany({ where: { referral: { reference } } }),
  }));

describe("a fall-through", () => {
  it("takes the child who has not moved in, and leaves what became of a brother who has left", async () => {
    const { reference, offer, placement } = await accepted();
    await secondChild(placement.id);
    await leaves(placement.reference);
    const before = await rowsOf(reference);
    await falls(reference);
    const after = await rowsOf(reference);
    expect(after.placements[0]).toEqual(before.placements[0]);
    expect(after.placements[1]).toMatchObject({ state: "fallen-through" });
    expect(after.acceptances[0]).toEqual(before.acceptances[0]);
    expect(after.acceptances[1]?.endedAt).not.toBeNull();
    expect(after.authorisations).toEqual(before.authorisations);
    expect(await standing(world.broker, offer)).toMatchObject({ state: "accepted" });
  });

  it("takes the offer of two children who have both not moved in", async () => {
    const { reference, offer, placement } = await accepted();
    await secondChild(placement.id);
    await falls(reference);
    expect((await rowsOf(reference)).placements.map(({ state }) => state)).toEqual([
      "fallen-through",
      "fallen-through",
    ]);
    expect(await standing(world.broker, offer)).toMatchObject({ state: "fallen-through" });
  });
});

describe("the home that a child has left", () => {
  it("offers again once the search is open, and is accepted again", async () => {
    const { reference, offer, placement } = await accepted();
    await leaves(placement.reference);
    await falls(reference);
    expect((await viewOfferBeginning(officer, reference, serviceId)).live).toBeNull();
    const started = await startOffer(officer, { reference, serviceId });
    expect(started).toMatchObject({ ok: true, value: { state: "draft" } });
    if (!started.ok) return;
    expect(started.value.reference).not.toBe(offer);
    expect((await viewOfferBeginning(officer, reference, serviceId)).live).toEqual(started.value);
    const next = await sentOffer(officer, { reference, serviceId });
    expect(next).toBe(started.value.reference);
    await acceptedOffer(world.broker, world.head, { reference, offer: next });
    expect(await standing(world.broker, next)).toMatchObject({ state: "accepted" });
  });

  it("does not offer twice while a child is placed there, also past the pages", async () => {
    const { reference, offer, placement } = await accepted();
    expect(await startOffer(officer, { reference, serviceId })).toMatchObject({
      value: { reference: offer, state: "accepted" },
    });
    const again = () =>
      past(officer, async (tx) => {
        const row = await tx.offer.findUniqueOrThrow({ where: { reference: offer } });
        const at = now();
        await tx.offer.createMany({
          data: [
            {
              id: newId(),
              reference: newReference("OF"),
              state: "draft",
              confirmedEdition: row.confirmedEdition,
              referralId: row.referralId,
              councilId: row.councilId,
              providerId: row.providerId,
              deliveryId: row.deliveryId,
              serviceId: row.serviceId,
              createdById: officer.personId,
              createdAt: at,
              updatedAt: at,
              stateSince: at,
            },
          ],
        });
      });
    expect(await again()).toBe("refused");
    await leaves(placement.reference);
    expect(await again()).toBe("written");
    expect(await again()).toBe("refused");
  });
});
