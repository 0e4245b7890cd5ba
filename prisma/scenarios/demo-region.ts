import { demoCouncils } from "./demo-councils.ts";
import { demoProviders } from "./demo-providers.ts";
import { importDemoRegister } from "./demo-register.ts";
import { demoStories } from "./demo-stories.ts";
import { tellInOrder } from "./demo-time.ts";
import type { DemoWorker } from "./demo-worker.ts";

/** The invented region: its register, its people, and the past days of its searches, all through commands. */
export async function demoRegion(worker: Promise<DemoWorker>) {
  const [councils] = await Promise.all([demoCouncils(), importDemoRegister()]);
  const providers = await demoProviders(councils);
  const world = { councils, providers };
  const { idle } = await worker;
  await tellInOrder(demoStories(world), idle);
  return world;
}

export type DemoWorld = Pick<Awaited<ReturnType<typeof demoRegion>>, "councils" | "providers">;
