import { sidePaths } from "~/paths";
import type { Tx } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import type { PlacementState } from "../placement/placement.machine";
import type { Side } from "../placement/placement-words.rules";

type Of = {
  placementId: string;
  /** The side that is told, as which the worker acts. */
  organisationId: string;
};
type PlacementPaths = ReturnType<ReturnType<typeof sidePaths>["placement"]>;

/**
 * What a mail to one side of a placement says: the placement in its state, who is told as which side, the names of both, and
 * the facts for a person with a link to a page of it. Null where there is no such placement for that side. For the worker.
 */
export async function placementToTell(tx: Tx, { placementId, organisationId }: Of) {
  const placement = await tx.placement.findUnique({
    where: { id: placementId },
    select: {
      id: true,
      reference: true,
      referralId: true,
      offerId: true,
      councilId: true,
      providerId: true,
      state: true,
    },
  });
  if (!placement) return null;
  const rows = await tx.organisation.findMany({
    where: { id: { in: [placement.councilId, placement.providerId] } },
    select: { id: true, name: true, slug: true },
  });
  const council = rows.find(({ id }) => id === placement.councilId);
  const provider = rows.find(({ id }) => id === placement.providerId);
  const told = organisationId === placement.councilId ? council : provider;
  if (!told) return null;
  const side: Side = told === council ? "council" : "provider";
  const names = { council: council?.name ?? "", provider: provider?.name ?? "" };
  const paths = sidePaths({ kind: side, slug: told.slug }).placement(placement.reference);
  return {
    placement: { ...placement, state: placement.state as PlacementState },
    told,
    side,
    names,
    facts:
      (page: (of: PlacementPaths) => string) =>
      ({ name }: { name: string }) => ({
        name,
        reference: placement.reference,
        council: names.council,
        link: `${env().APP_URL}${page(paths)}`,
      }),
  };
}
