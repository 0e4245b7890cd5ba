import { sendStage } from "../factories/deliveries.ts";
import { NEEDED_TODAY } from "./demo-children-tonight.ts";
import type { DemoWorld } from "./demo-region.ts";
import { OWN_SERVICES, REGION, search, searched } from "./demo-search.ts";
import { minutesAgo, type Story } from "./demo-time.ts";

/** Every search of the demo. */
export function demoStories(world: DemoWorld): Story[] {
  return [() => neededToday(world)];
}

/** A girl who needs a bed tonight: own homes first, then everybody; the wrong person reads it first. */
async function* neededToday({ councils, providers }: DemoWorld): AsyncGenerator<Date, void, void> {
  const { broker, socialWorker } = councils.wolverhampton;
  const { ashgrove, northway, birchwood, wolverhamptonHomes } = providers;
  yield minutesAgo(130);
  const reference = await searched(broker, NEEDED_TODAY, { stage: OWN_SERVICES, socialWorker });
  const it = search(reference);
  yield minutesAgo(112);
  const own = wolverhamptonHomes.people.manager;
  await it.declines(
    own,
    wolverhamptonHomes.home("Merridale Lodge"),
    "none-at-that-date",
    "No place before Friday.",
  );
  yield minutesAgo(47);
  await sendStage(broker, reference, REGION);
  yield minutesAgo(31);
  await it.reads(ashgrove.people.manager);
  await it.declines(birchwood.people.referrals, birchwood.home("Severnside"), "match");
  yield minutesAgo(12);
  await it.isInterested(
    northway.people.referrals,
    northway.home("Long Mynd House"),
    5400,
    "01632 960521",
    "Ring before 17:00: the manager is in the house.",
  );
}
