import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { acceptOffer } from "~/domains/agreements/commands/accept-offer.server";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { reassignReferral } from "~/domains/routing/commands/reassign-referral.server";
import {
  acceptedOffer,
  authorised,
  authorisedOffer,
  preferredOffer,
  standing,
} from "../../../prisma/factories/decisions";
import { person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { placementOf } from "../../../prisma/testing/placed.server";
import {
  kindOf,
  planned,
  STAFFORDSHIRE,
  type StatutoryWorld,
  statutoryWorld,
  stepsAt,
} from "./testing/statutory-world";

/** Nobody approves a placement that they took part in finding, or withdraws its approval, whatever roles they hold. */
testDatabase();
let world: StatutoryWorld;
beforeAll(async () => {
  world = await statutoryWorld();
});

const both = () => person(world.home, ["broker", "director", "nominated-officer"]);

async function handsOver(who: Actor, reference: string, to: Actor) {
  const found = await read(who, (tx) => findReferral(tx, who, reference));
  const input = { reference, brokerId: to.personId, reason: "On leave", version: found?.version ?? 0 };
  expect((await reassignReferral(who, input)).ok).toBe(true);
}

async function accepts(who: Actor, at: { reference: string; offer: string }) {
  const { version, versionNumber } = await standing(who, at.offer);
  const input = { ...at, version, offerVersion: versionNumber, note: "", toOthers: "" };
  expect(kindOf(await acceptOffer(who, input))).toBe("ok");
}

it.each<[string, () => Promise<{ finder: Actor; placement: string }>]>([
  [
    "who found it and accepted it",
    async () => {
      const finder = await both();
      return { finder, placement: await planned(world, finder) };
    },
  ],
  [
    "who had the search before it was handed over",
    async () => {
      const finder = await both();
      const reference = await world.search();
      const offer = await world.offerOf(0, reference);
      await handsOver(world.broker, reference, finder);
      await handsOver(finder, reference, world.broker);
      await acceptedOffer(world.broker, world.head, { reference, offer });
      return { finder, placement: (await placementOf(world.broker, offer)).reference };
    },
  ],
  [
    "who has it now",
    async () => {
      const finder = await both();
      const reference = await world.search();
      const offer = await world.offerOf(0, reference);
      await acceptedOffer(world.broker, world.head, { reference, offer });
      await handsOver(world.broker, reference, finder);
      return { finder, placement: (await placementOf(world.broker, offer)).reference };
    },
  ],
  [
    "who asked for its funding",
    async () => {
      const finder = await both();
      const reference = await world.search();
      const offer = await world.offerOf(0, reference);
      const { authorisationId } = await preferredOffer(finder, { reference, offer });
      await authorised(world.head, authorisationId);
      await accepts(world.broker, { reference, offer });
      return { finder, placement: (await placementOf(world.broker, offer)).reference };
    },
  ],
  [
    "who accepted it",
    async () => {
      const finder = await both();
      const reference = await world.search();
      const offer = await world.offerOf(0, reference);
      await authorisedOffer(world.broker, world.head, { reference, offer });
      await accepts(finder, { reference, offer });
      return { finder, placement: (await placementOf(finder, offer)).reference };
    },
  ],
])("%s approves nothing of it", async (_, found) => {
  const { finder, placement } = await found();
  const steps = stepsAt(world, placement);
  expect(kindOf(await steps.tells(world.broker, STAFFORDSHIRE))).toBe("ok");
  expect(kindOf(await steps.gives(finder, "out-of-area-approval"))).toBe("forbidden");
  expect(await steps.inserted(finder, "out-of-area-approval")).toBe("42501");
  // What was done anybody records who works the case.
  expect(await steps.inserted(finder, "notice-iro")).toBe("written");
  expect(kindOf(await steps.gives(world.nominated, "out-of-area-approval"))).toBe("ok");
  // Nor do they take an approval away.
  expect(kindOf(await steps.withdraws(finder, "out-of-area-approval"))).toBe("forbidden");
  expect(await steps.withdrawn(finder, "out-of-area-approval")).toBe("42501");
  expect(await steps.withdrawn(world.nominated, "out-of-area-approval")).toBe(1);
});

it("who was broker of another search approves this one", async () => {
  const elsewhere = await both();
  await planned(world, elsewhere);
  const steps = stepsAt(world, await planned(world));
  expect(kindOf(await steps.tells(world.broker, STAFFORDSHIRE))).toBe("ok");
  expect(kindOf(await steps.gives(elsewhere, "out-of-area-approval"))).toBe("ok");
});
