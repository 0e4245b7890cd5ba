import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { homeRows } from "../home.rules";
import { homePaths } from "../home-addresses.rules";
import type { HomeRow } from "../home-kinds.rules";
import { whatWaits } from "./waiting-readers.server";

export type Home = { rows: HomeRow[]; works: boolean };

/**
 * What needs this person of a council now: a broker's own referrals, all of the council's for team manager and emergency
 * duty, and the money for a head of service; a second person's word for those who may give it; documents that wait for
 * one, and those of theirs that were not taken. `works` says whether the role has such work.
 */
export async function councilHome(actor: Actor): Promise<Home> {
  if (actor.kind !== "council") return { rows: [], works: false };
  const at = now();
  const { waiting, works } = await whatWaits(actor, at);
  return { rows: homeRows(waiting, homePaths(actor), at), works };
}
