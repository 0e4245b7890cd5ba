import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { homeRows } from "../home.rules";
import { homePaths } from "../home-addresses.rules";
import type { HomeRow } from "../home-kinds.rules";
import { whatWaits } from "./waiting-readers.server";

/**
 * What needs this person of the region's hub now: providers and alerts that ask for a second person, and what was said
 * at forums.
 */
export async function regionHome(actor: Actor): Promise<HomeRow[]> {
  const at = now();
  const { waiting } = await whatWaits(actor, at);
  return homeRows(waiting, homePaths(actor), at);
}
