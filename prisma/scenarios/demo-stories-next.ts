import { agreedAt } from "./demo-agreed.ts";
import { agreement } from "./demo-agreements.ts";
import { CYCLIST, POTTER } from "./demo-children-nearly-grown.ts";
import { costThresholdSet, nextFor } from "./demo-next.ts";
import { placementOf } from "./demo-placements.ts";
import type { DemoWorld } from "./demo-region.ts";
import { workingDaysAgo } from "./demo-time.ts";

type Told = AsyncGenerator<Date, void, void>;

/** What comes after a placement: step-down plans, what costs much, and young people who leave care. */
export const nextStories: readonly ((world: DemoWorld) => Told)[] = [
  thresholdIsSet,
  readyForAFlat,
  costsMuch,
];

/** Above this much a week a placement is reviewed every twelve weeks. */
async function* thresholdIsSet({ councils }: DemoWorld): Told {
  yield workingDaysAgo(12, "09:05");
  await costThresholdSet(councils.wolverhampton.commissioner, 5_500);
}

/** She is 17 and settled: the pathway plan and where she lives after 18 are recorded, and the home agrees to the next step. */
async function* readyForAFlat(world: DemoWorld): Told {
  const agreed = yield* agreedAt(world, {
    child: POTTER,
    home: "Ash Court",
    from: -8,
    before: 9,
    offers: {
      needsMet: "A one-bedroom flat with a bench by the window, and a key worker every Friday.",
      effectOnChildren: "Four other young people in the building, two of whom she knows from college.",
      childrenLiving: "4",
      lines: [{ kind: "core", amount: "1,140.00" }],
    },
  });
  const { manager } = world.providers.ashgrove.people;
  const { head } = world.councils.wolverhampton;
  const placement = placementOf(agreed.offer);
  const next = nextFor(agreed.offer);
  yield workingDaysAgo(4, "17:30");
  await placement.movedIn(manager, -8);
  await placement.movedIn(agreed.socialWorker, -8);
  yield workingDaysAgo(3, "10:15");
  const ipa = agreement(agreed.broker, agreed.offer);
  await ipa.issues();
  yield workingDaysAgo(3, "14:10");
  await ipa.signs(manager, head);
  yield workingDaysAgo(2, "11:25");
  await next.leavingCare(
    agreed.socialWorker,
    { step: "assessment", ago: 400 },
    { step: "pathway-plan", ago: 380, note: "Reviewed with her every six months." },
    { step: "after-18", ago: 20, code: "own-tenancy", note: "On the housing list since spring." },
  );
  yield workingDaysAgo(2, "11:40");
  await next.plans(
    agreed.socialWorker,
    "own-tenancy",
    260,
    "Savings of £600, and three months of paying her share of the bills.",
  );
  yield workingDaysAgo(2, "16:45");
  await next.agrees(manager, "We begin with the gas and electricity in the first week.");
  yield workingDaysAgo(2, "16:50");
  await placement.reviewed(agreed.socialWorker, -5, 85, "She chairs the next one herself.");
}

/** He is 16 and costs more than the threshold: the next review of it is overdue, so is the step-down, and no pathway plan is there. */
async function* costsMuch(world: DemoWorld): Told {
  const agreed = yield* agreedAt(world, {
    child: CYCLIST,
    home: "Rowan Cottage",
    from: -10,
    before: 9,
    offers: {
      needsMet:
        "Two adults on every shift who know the town, a locked shed for his bicycles, and lifts to school.",
      effectOnChildren: "One boy of 15 lives here, who has been asked and would like the company.",
      childrenLiving: "1",
      lines: [{ kind: "core", amount: "6,480.00" }],
    },
  });
  const { manager } = world.providers.ashgrove.people;
  const { head, commissioner } = world.councils.wolverhampton;
  const placement = placementOf(agreed.offer);
  const next = nextFor(agreed.offer);
  yield workingDaysAgo(4, "18:05");
  await placement.movedIn(manager, -10);
  await placement.movedIn(agreed.broker, -10);
  yield workingDaysAgo(4, "18:20");
  const ipa = agreement(agreed.broker, agreed.offer);
  await ipa.issues();
  yield workingDaysAgo(3, "10:35");
  await ipa.signs(manager, head);
  yield workingDaysAgo(2, "11:10");
  await next.plans(
    agreed.socialWorker,
    "supported-accommodation",
    -1,
    "No contact with the men for six weeks.",
  );
  yield workingDaysAgo(2, "15:40");
  await next.costReviewed(
    commissioner,
    "step-down",
    -1,
    "Two adults on every shift until the plan is agreed. Look again in a week.",
  );
  yield workingDaysAgo(1, "12:20");
  await next.objects(
    manager,
    "too-soon",
    "He has only begun to sleep through. We would look at it in February.",
  );
}
