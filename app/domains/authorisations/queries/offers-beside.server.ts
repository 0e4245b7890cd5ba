import type { Tx } from "~/domains/access/transactions.server";
import { isLive, type OfferState } from "~/domains/offers/offer.machine";
import { COSTING_COLUMNS, costOfVersion } from "~/domains/offers/queries/offer-versions.server";
import { gradeName } from "~/domains/providers/grades.rules";
import type { ServiceFacts } from "~/domains/providers/queries/service-facts.server";
import { serviceDistances } from "~/domains/routing/queries/service-distances.server";
import { areaApprovalWords } from "../area-approval-words.rules";

/** The other offers of a referral that can still win, the cheapest first year first. */
export async function otherOffers(tx: Tx, row: { referralId: string; offerId: string; councilId: string }) {
  const rows = await tx.offer.findMany({
    where: { referralId: row.referralId, councilId: row.councilId, id: { not: row.offerId } },
    select: {
      reference: true,
      serviceId: true,
      state: true,
      versions: { select: COSTING_COLUMNS, orderBy: { number: "desc" }, take: 1 },
    },
    take: 50,
  });
  return rows
    .flatMap(({ versions, state, ...rest }) => {
      const [latest] = versions;
      return latest && isLive(state as OfferState)
        ? [{ ...rest, state: state as OfferState, cost: costOfVersion(latest) }]
        : [];
    })
    .sort((a, b) => a.cost.firstYearPence - b.cost.firstYearPence);
}

/** Where the home lies and how it was inspected, as label and value. */
export async function placeFacts(
  tx: Tx,
  { referralId, councilId }: { referralId: string; councilId: string },
  serviceId: string,
  service: ServiceFacts | undefined,
): Promise<{ label: string; value: string }[]> {
  const council = await tx.organisation.findUnique({
    where: { id: councilId },
    select: { councilCode: true },
  });
  const distances = await serviceDistances(tx, { id: referralId, councilId }, [serviceId]);
  return [
    { label: "Area", value: areaApprovalWords(council?.councilCode ?? null, service) },
    { label: "Distance", value: distances.get(serviceId) ?? "Not told us yet" },
    { label: "Latest inspection", value: gradeName(service?.grade ?? null) },
  ];
}
