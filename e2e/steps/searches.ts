import type { Actor } from "../../app/domains/access/actor.ts";
import { type Scene, type Search, WOLVERHAMPTON } from "../world/scene.ts";

export type StorySearch = { reference: string; broker: Actor };

/** A search of Priya Nandakumar at Wolverhampton among the homes there and in Staffordshire. */
export async function searchAround(scene: Scene, search: Search = {}): Promise<StorySearch> {
  const broker = await scene.actor("priya.nandakumar@wolverhampton.example", "wolverhampton");
  const reference = await scene.searching(broker, { councils: [WOLVERHAMPTON, "E10000028"], ...search });
  return { reference, broker };
}

/** Such a search whose child was offered a place at Linden House, by Olivia Marsden, and accepted. */
export async function acceptedSearch(scene: Scene): Promise<StorySearch & { offer: string }> {
  const { reference, broker } = await searchAround(scene);
  const officer = await scene.actor("olivia.marsden@ashgrove-care.example", "ashgrove-care");
  const head = await scene.actor("margaret.adeyemi@wolverhampton.example", "wolverhampton");
  const offer = await scene.offered(officer, reference, "Linden House");
  await scene.accepted(broker, head, reference, offer);
  return { reference, broker, offer };
}
