import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import { startedOn } from "../placement/placement-dates.rules";

/** A placement as what is paid for it is compared: `firstNight` is null until one side says that the child moved in. */
export type PlacementBetween = {
  id: string;
  reference: string;
  providerId: string;
  headline: string;
  serviceId: string;
  referralId: string;
  firstNight: string | null;
  lastNight: string | null;
};

/** One provider, or several at once. */
export type PlacementSides = { councilId: string; providerId: string | { in: string[] } };

/** The placements of a council with a provider or some, or those of them that are named, by reference. Of others there are none. */
export async function placementsBetween(
  tx: Tx,
  { councilId, providerId }: PlacementSides,
  named: { ids?: readonly string[]; references?: readonly string[] } = {},
): Promise<PlacementBetween[]> {
  const { ids, references } = named;
  const rows = await tx.placement.findMany({
    where: {
      councilId,
      providerId,
      ...(ids ? { id: { in: [...new Set(ids)] } } : {}),
      ...(references ? { reference: { in: [...new Set(references)] } } : {}),
    },
    orderBy: { reference: "asc" },
    select: {
      id: true,
      reference: true,
      providerId: true,
      headline: true,
      serviceId: true,
      referralId: true,
      councilMovedIn: true,
      providerMovedIn: true,
      lastNight: true,
    },
  });
  return rows.map(({ councilMovedIn, providerMovedIn, lastNight, ...placement }) => ({
    ...placement,
    firstNight: startedOn({
      councilMovedIn: dayOfColumn(councilMovedIn),
      providerMovedIn: dayOfColumn(providerMovedIn),
    }),
    lastNight: dayOfColumn(lastNight),
  }));
}
