import type { Actor } from "~/domains/access/actor";
import type { DemoChild } from "./demo-child.ts";
import { GARDENER, GUITARIST, RUNNER } from "./demo-children-placed.ts";
import { council } from "./demo-decisions.ts";
import { OFFERS } from "./demo-offers.ts";
import { placementOf } from "./demo-placements.ts";
import type { DemoWorld } from "./demo-region.ts";
import { search, searched } from "./demo-search.ts";
import { workingDaysAgo } from "./demo-time.ts";

type Told = AsyncGenerator<Date, void, void>;

/** Children who have moved in: the sides differ on the day; notice is given; one has left again. */
export const placedStories: readonly ((world: DemoWorld) => Told)[] = [datesDiffer, onNotice, brokeDown];

type Agreed = { child: DemoChild; home: string; from: number; before: number };

/** Searched, offered, authorised and accepted on three days, the last of them so many working days ago. */
async function* agreedAt(
  { councils, providers }: DemoWorld,
  { child, home, from, before }: Agreed,
): AsyncGenerator<Date, { broker: Actor; socialWorker: Actor; offer: string }, void> {
  const { secondBroker: broker, head, socialWorker } = councils.wolverhampton;
  const { ashgrove } = providers;
  yield workingDaysAgo(before + 2, "10:15");
  const reference = await searched(broker, child, { socialWorker });
  yield workingDaysAgo(before + 1, "11:40");
  const offer = await search(reference).offers(
    ashgrove.people.referrals,
    ashgrove.home(home),
    OFFERS.placed(from),
  );
  yield workingDaysAgo(before, "14:05");
  const desk = council(broker, head, reference);
  await desk.authorises(
    await desk.prefers(offer, "The manager has met them, and it went well on both sides."),
  );
  yield workingDaysAgo(before, "15:30");
  await desk.accepts(offer, "Thank you. We ring tomorrow about the day.", "");
  return { broker, socialWorker, offer };
}

/** The home and the social worker have confirmed two different days. */
async function* datesDiffer(world: DemoWorld): Told {
  const agreed = yield* agreedAt(world, { child: GARDENER, home: "Linden House", from: -12, before: 10 });
  const { manager } = world.providers.ashgrove.people;
  yield workingDaysAgo(9, "11:05");
  await placementOf(agreed.offer).recorded(
    agreed.broker,
    "notice-iro",
    "Sent by secure email, read the same day.",
  );
  yield workingDaysAgo(9, "11:20");
  await placementOf(agreed.offer).sharedWithHealth(agreed.broker, -12);
  yield workingDaysAgo(3, "16:20");
  await placementOf(agreed.offer).movedIn(manager, -12);
  yield workingDaysAgo(2, "09:50");
  await placementOf(agreed.offer).movedIn(agreed.socialWorker, -11);
}

/** Both have confirmed the day and recorded nights away, and the home gives notice after three weeks. */
async function* onNotice(world: DemoWorld): Told {
  const agreed = yield* agreedAt(world, { child: GUITARIST, home: "Linden House", from: -20, before: 16 });
  const { manager } = world.providers.ashgrove.people;
  const placement = placementOf(agreed.offer);
  yield workingDaysAgo(12, "17:10");
  await placement.movedIn(manager, -20);
  yield workingDaysAgo(12, "17:40");
  await placement.movedIn(agreed.broker, -20);
  yield workingDaysAgo(3, "10:40");
  await placement.away(manager, "hospital", -12, -10);
  yield workingDaysAgo(2, "13:20");
  await placement.away(agreed.socialWorker, "home", -10, -9);
  yield workingDaysAgo(1, "12:15");
  await placement.notice(
    manager,
    28,
    "match",
    "Two of the others are afraid of him since the weekend. We will keep him safe here until he moves.",
  );
}

/** She came, did not settle, and left after eight nights: the home has recorded the end, the council has yet to confirm. */
async function* brokeDown(world: DemoWorld): Told {
  const agreed = yield* agreedAt(world, { child: RUNNER, home: "Linden House", from: -24, before: 19 });
  const { manager } = world.providers.ashgrove.people;
  const placement = placementOf(agreed.offer);
  yield workingDaysAgo(15, "18:00");
  await placement.movedIn(manager, -24);
  yield workingDaysAgo(15, "18:20");
  await placement.movedIn(agreed.broker, -24);
  yield workingDaysAgo(8, "10:05");
  await placement.ends(
    manager,
    -16,
    "childs-choice",
    "She left with her social worker. Her room is packed and can be collected.",
  );
}
