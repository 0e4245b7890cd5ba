import type { Actor } from "../../app/domains/access/actor.ts";
import { type Scene, type Search, WOLVERHAMPTON } from "../world/scene.ts";

export type StorySearch = { reference: string; broker: Actor };

/** A search of Priya Nandakumar at Wolverhampton among the homes there and in Staffordshire. */
export async function searchAround(scene: Scene, search: Search = {}): Promise<StorySearch> {
  const broker = await scene.actor("priya.nandakumar@wolverhampton.example", "wolverhampton");
  const reference = await scene.searching(broker, { councils: [WOLVERHAMPTON, "E10000028"], ...search });
  return { reference, broker };
}
