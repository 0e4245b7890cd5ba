import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { dayOfColumn, londonDate } from "~/platform/time";
import type { PlacementState } from "../placement/placement.machine";
import { may, sideOf } from "../placement/placement.policy";
import { placementScope } from "../placement/placement.scope.server";
import { startedOn } from "../placement/placement-dates.rules";
import { childWords, type Side } from "../placement/placement-words.rules";
import { partiesOf } from "./parties.server";

/** Which placement it is, for the pages of domains above; the ids are for the transaction, never for a page. */
export type FoundPlacement = {
  id: string;
  /** Never for a browser: a provider reads no referral. */
  referralId: string;
  councilId: string;
  providerId: string;
  serviceId: string;
  state: PlacementState;
  /** The day on which it began, and the one since which the portal knows of it. */
  firstNight: string | null;
  recordedOn: string;
  reference: string;
  side: Side;
  child: string;
  service: string;
  council: string;
  provider: string;
};

/** What pages of either side say of a placement. */
export type NamedPlacement = Pick<
  FoundPlacement,
  "reference" | "side" | "child" | "service" | "council" | "provider"
>;
export const namedPlacement = ({
  reference,
  side,
  child,
  service,
  council,
  provider,
}: FoundPlacement): NamedPlacement => ({ reference, side, child, service, council, provider });

/** One placement for either side, within its scope; 404 otherwise, 403 for a role that reads none. */
export async function findPlacement(tx: Tx, actor: Actor, reference: string): Promise<FoundPlacement> {
  const row = await tx.placement.findFirst({
    where: { AND: [placementScope(actor), { reference }] },
    select: {
      id: true,
      referralId: true,
      reference: true,
      referralReference: true,
      headline: true,
      childNumber: true,
      childCount: true,
      state: true,
      serviceId: true,
      councilId: true,
      providerId: true,
      councilMovedIn: true,
      providerMovedIn: true,
      createdAt: true,
    },
  });
  const side = row && sideOf(actor, row);
  if (!row || !side) return notFound();
  const { councilId, providerId } = row;
  const state = row.state as PlacementState;
  const permission = may(actor, "view", { councilId, providerId, state, endToConfirm: false });
  if (permission !== true) return denyPage(permission);
  const { council, provider, service } = await partiesOf(tx, row);
  return {
    id: row.id,
    referralId: row.referralId,
    councilId,
    providerId,
    serviceId: row.serviceId,
    state,
    firstNight: startedOn({
      councilMovedIn: dayOfColumn(row.councilMovedIn),
      providerMovedIn: dayOfColumn(row.providerMovedIn),
    }),
    recordedOn: londonDate(row.createdAt),
    reference: row.reference,
    side,
    child: childWords(row),
    service,
    council,
    provider,
  };
}
