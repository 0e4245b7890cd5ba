import type { Actor } from "~/domains/access/actor";
import { decideAuthorisation } from "~/domains/authorisations/commands/decide-authorisation.server";
import { sqlFor } from "~/platform/database/clients.server";
import { preferredOffer, standing } from "../../../../prisma/factories/decisions";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { day, placementOf } from "../../../../prisma/testing/placed.server";
import { acceptOffer } from "../commands/accept-offer.server";
import { confirmMoveIn } from "../commands/confirm-move-in.server";

/** What no provider reads. */
export const CONDITIONS = "Reviewed with the virtual school each half term";

/** An offer whose funding was authorised on conditions until so many days from today. */
export async function fundedOffer(world: DecidingWorld, until: number) {
  const reference = await world.search();
  const offer = await world.offerOf(0, reference);
  const { authorisationId: id } = await preferredOffer(world.broker, { reference, offer });
  const decided = await decideAuthorisation(world.head, {
    decision: "authorise",
    id,
    version: 1,
    offerVersion: 1,
    conditions: CONDITIONS,
    fundedUntil: day(until),
  });
  if (!decided.ok) throw new Error(JSON.stringify(decided.error));
  return { reference, offer, id };
}

/** The same, accepted, and the child moved in ten days ago. */
export async function fundedPlacement(world: DecidingWorld, manager: Actor, until: number) {
  const at = await fundedOffer(world, until);
  const { version, versionNumber } = await standing(world.broker, at.offer);
  const accepted = await acceptOffer(world.broker, {
    ...{ reference: at.reference, offer: at.offer, version, offerVersion: versionNumber },
    ...{ note: "", toOthers: "" },
  });
  if (!accepted.ok) throw new Error(JSON.stringify(accepted.error));
  const { reference: placement } = await placementOf(world.broker, at.offer);
  await confirmMoveIn(manager, { reference: placement, version: 1, movedIn: day(-10), why: "" });
  return { ...at, placement };
}

/** As if funding had been authorised until so many days from today: no page takes a day that has passed. */
export async function fundedUntil(id: string, days: number): Promise<void> {
  const owner = sqlFor("owner");
  await owner.unsafe("alter table authorisations no force row level security");
  await owner`update authorisations set funded_until = ${day(days)}::date where id = ${id}`;
  await owner.unsafe("alter table authorisations force row level security");
}
