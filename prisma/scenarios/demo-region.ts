import { demoCouncils } from "./demo-councils.ts";
import { forumStories } from "./demo-forums.ts";
import { homeFileStories } from "./demo-home-files.ts";
import { demoPriorities } from "./demo-priorities.ts";
import { alertStories, demoProviders, unconfirmedStory, vacancyStories } from "./demo-providers.ts";
import { importDemoRegister } from "./demo-register.ts";
import { statementStories } from "./demo-statements.ts";
import { demoStories } from "./demo-stories.ts";
import { at, hoursAgo, tellInOrder } from "./demo-time.ts";
import { importDemoTotals } from "./demo-totals.ts";
import type { DemoWorker } from "./demo-worker.ts";

/** The invented region: its register, its people, and the past days of its searches, all through commands. */
export async function demoRegion(worker: Promise<DemoWorker>) {
  const { councils, providers } = await at(hoursAgo(20 * 24), async () => {
    const [councils] = await Promise.all([demoCouncils(), importDemoRegister(), importDemoTotals()]);
    return { councils, providers: await demoProviders(councils) };
  });
  const world = { councils, providers };
  const { idle } = await worker;
  const stories = [
    ...alertStories(councils),
    ...vacancyStories(providers),
    unconfirmedStory(councils),
    ...demoStories(world),
    ...homeFileStories(providers),
    ...forumStories(world),
    ...statementStories(world),
  ];
  await tellInOrder(stories, idle);
  await demoPriorities();
  return world;
}

export type DemoWorld = Pick<Awaited<ReturnType<typeof demoRegion>>, "councils" | "providers">;
