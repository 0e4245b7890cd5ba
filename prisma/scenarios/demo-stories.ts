import type { DemoWorld } from "./demo-region.ts";
import { dudleyAndOthers } from "./demo-stories-dudley.ts";
import { familyStories } from "./demo-stories-families.ts";
import { homeStories } from "./demo-stories-homes.ts";
import { youngStories } from "./demo-stories-nearly-grown.ts";
import { nextStories } from "./demo-stories-next.ts";
import { placedStories } from "./demo-stories-placed.ts";
import type { Story } from "./demo-time.ts";

/** Every search of the demo: between them they stand in each state that the portal knows. */
export function demoStories(world: DemoWorld): Story[] {
  return [homeStories, familyStories, youngStories, dudleyAndOthers, placedStories, nextStories].flatMap(
    (stories) => stories.map((story) => () => story(world)),
  );
}
