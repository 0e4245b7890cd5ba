import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { confirmMoveIn } from "~/domains/agreements/commands/confirm-move-in.server";
import type { Side } from "~/domains/agreements/placement/placement-words.rules";
import { readAbsences } from "~/domains/agreements/queries/list-absences.server";
import { now } from "~/platform/clock.server";
import { addDays, londonDate } from "~/platform/time";
import { acceptedOffer, type OfferOptions } from "../factories/decisions";
import { council, person, provider } from "../factories/organisations";
import { type DecidingWorld, decidingWorld } from "./deciding.server";

/** A day so many days from today. */
export const day = (days: number) => addDays(londonDate(now()), days);

/** A council that decides and providers with a registered manager each; `manager` and `asked` are of the first. */
export async function managedWorld(howMany = 1) {
  const world = await decidingWorld(howMany);
  const managers: Actor[] = [];
  for (const { org } of world.providers) managers.push(await person(org, ["registered-manager"]));
  const [asked, manager] = [world.providers[0], managers[0]];
  if (!asked || !manager) throw new Error("no provider");
  return { world, asked, manager, others: managers.slice(1) };
}

/** Who is at both sides of placements, and who is at neither. */
export async function placedWorld() {
  const { world, manager } = await managedWorld();
  const socialWorker = await person(world.home, ["social-worker"]);
  const strangers = [
    await person(await provider(), ["registered-manager"]),
    await person(await council(), ["broker"]),
  ] as const;
  return { world, manager, socialWorker, strangers };
}

/** The placement that came of an offer. */
export function placementOf(who: Actor, offer: string) {
  return read(who, (tx) => tx.placement.findFirstOrThrow({ where: { offer: { reference: offer } } }));
}

/** A search whose offer was accepted, and the placement that is planned. */
export async function plannedPlacement(world: DecidingWorld, options?: OfferOptions) {
  const search = await world.search();
  const offer = await world.offerOf(0, search, options);
  await acceptedOffer(world.broker, world.head, { reference: search, offer });
  return { search, offer, placement: await placementOf(world.broker, offer) };
}

/** What the page of a placement lists of its absences, for the reader's side. */
export const listAbsences = (who: Actor, reference: string, side: Side) =>
  read(who, (tx) => readAbsences(tx, who, reference, side));

/** A placement whose child moved in so many days ago, as the provider says. */
export async function livedIn(world: DecidingWorld, manager: Actor, since: number): Promise<string> {
  const { reference } = (await plannedPlacement(world)).placement;
  await confirmMoveIn(manager, { reference, version: 1, movedIn: day(-since), why: "" });
  return reference;
}
