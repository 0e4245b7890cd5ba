import { feeLinesOf } from "~/domains/agreements/agreement/fee-lines.rules";
import { exampleLine } from "~/domains/offers/example-line";
import { exampleContent } from "~/domains/referrals/example-referral";
import type { ReferralContent, ReferralDraft } from "~/domains/referrals/referral.schema";
import type { PlacementFacts } from "../placement-facts.rules";
import { recordOf } from "../placement-record.rules";

/** A placement for tests: the child of the example referral in a home of the district that it asks for. */
export const NOVEMBER = { from: "2026-11-01", to: "2026-11-30" };
export const HOME: PlacementFacts["home"] = {
  registrationNumber: "SC012345",
  kind: "childrens-home",
  localAuthority: "Wolverhampton",
  councilCode: "E08000031",
  region: "West Midlands",
  outcode: "WV10",
  point: { lat: 52.62, lng: -2.12 },
};
export const fees = (...lines: Parameters<typeof exampleLine>[0][]) =>
  feeLinesOf(
    lines.map((line) => exampleLine(line)),
    "2026-11-10",
    { place: 0, of: 1 },
  );

export function facts(changed: Partial<PlacementFacts> = {}): PlacementFacts {
  return {
    childId: 123_456_789_012_345,
    referral: exampleContent(),
    children: 1,
    siblingsInTheSameHome: 0,
    plannedStart: "2026-11-10",
    councilMovedIn: null,
    providerMovedIn: "2026-11-11",
    lastNight: null,
    home: HOME,
    preferredPoint: HOME.point,
    fees: fees({}),
    referralEntered: { by: "Priya Nandakumar", on: "2026-11-01" },
    placementEntered: { by: "Daniel Price", on: "2026-11-08" },
    costAuthorised: { by: "Margaret Okoro", on: "2026-11-07" },
    ...changed,
  };
}
export const record = (changed: Partial<PlacementFacts> = {}) =>
  recordOf(facts(changed), NOVEMBER, { needs: true });
/** The record of a referral with one answer changed. */
export const answered = (page: keyof ReferralContent, name: string, value: unknown) =>
  record({
    referral: { ...exampleContent(), [page]: { ...exampleContent()[page], [name]: value } } as ReferralDraft,
  });
