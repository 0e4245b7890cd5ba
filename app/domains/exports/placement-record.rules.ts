import { startedOn } from "~/domains/agreements/placement/placement-dates.rules";
import { divideHalfUp } from "~/domains/offers/money.rules";
import type { ContentPage, ReferralContent } from "~/domains/referrals/referral.schema";
import type { PlacementFacts, WeeklyFee } from "./placement-facts.rules";
import { placementTypeOf, withinPreferred } from "./placement-place.rules";
import { type EntityName, type FieldName, STANDARD_FIELDS } from "./standard-fields.rules";

export type Period = { from: string; to: string };

/** A value of the standard; null is not held. */
export type StandardValue = string | number | boolean | readonly string[] | null;
export type StandardRecord = Readonly<Record<FieldName, StandardValue>>;

/** The standard's own option for what nobody has said, where its list has one. No risk is never assumed. */
const UNKNOWN = {
  communicationNeeds: "Not Specified",
  culturalNeeds: "Not Known",
  pets: "Not Known",
  fosterCareSuitability: "Not specified",
  residentialCareSuitability: "Not specified",
  supportedAccommodationSuitability: "Not specified",
} as const;

const SAID_BY_REFERRAL: readonly string[] = [
  "PlacementAvailability",
  "PlacementRequirements",
  "PlacementRecommendation",
  "Risks",
] satisfies EntityName[];

/** The fields that say what the referral says of a child, which not everybody reads. */
export const OF_THE_REFERRAL: readonly FieldName[] = STANDARD_FIELDS.filter(
  ({ entity, name }) =>
    (SAID_BY_REFERRAL.includes(entity) && name !== "childId") || name === "preferabilityLocation",
).map(({ name }) => name);

/**
 * One placement as the standard's 41 fields, with its weekly cost on the last night of it in the period. Without `needs`
 * what the referral says is left empty, not even said to be unknown.
 */
export function recordOf(
  facts: PlacementFacts,
  period: Period,
  { needs }: { needs: boolean },
): StandardRecord {
  const record = { ...askedFor(facts), ...placed(facts, period), ...entered(facts) };
  return needs ? record : { ...record, ...Object.fromEntries(OF_THE_REFERRAL.map((name) => [name, null])) };
}

/** The entities of the referral. */
function askedFor({ referral, childId, children }: PlacementFacts) {
  const said = <P extends ContentPage, K extends keyof ReferralContent[P]>(page: P, name: K) => {
    const answers: ReferralContent[P] | undefined = referral[page];
    return answers?.[name] ?? null;
  };
  const risk = (name: keyof ReferralContent["needs"] & FieldName) => heldText(said("needs", name));
  const siblings = said("placement", "siblingCount");
  return {
    childId,
    neededBy: said("purpose", "neededBy"),
    // A referral for several children is for children who are to be placed together.
    siblingCount: siblings === null ? null : Math.max(siblings, children - 1),
    preferredLocation: heldText(said("location", "preferredLocation")),
    communicationNeeds: said("education-health", "communicationNeeds") ?? UNKNOWN.communicationNeeds,
    specificCommunicationRequirements: heldList(
      said("education-health", "specificCommunicationRequirements"),
    ),
    homeAdaptation: said("placement", "homeAdaptation"),
    culturalNeeds: said("placement", "culturalNeeds") ?? UNKNOWN.culturalNeeds,
    livingCompanions: said("placement", "livingCompanions"),
    pets: said("placement", "pets") ?? UNKNOWN.pets,
    additionalSupport: heldText(said("placement", "additionalSupport")),
    deprivationOfLiberty: said("purpose", "deprivationOfLiberty"),
    fosterCareSuitability: said("placement", "fosterCareSuitability") ?? UNKNOWN.fosterCareSuitability,
    residentialCareSuitability:
      said("placement", "residentialCareSuitability") ?? UNKNOWN.residentialCareSuitability,
    supportedAccommodationSuitability:
      said("placement", "supportedAccommodationSuitability") ?? UNKNOWN.supportedAccommodationSuitability,
    riskSelfHarm: risk("riskSelfHarm"),
    riskSexualExploitation: risk("riskSexualExploitation"),
    riskCriminalExploitation: risk("riskCriminalExploitation"),
    riskDrugAlcohol: risk("riskDrugAlcohol"),
    riskEatingDisorder: risk("riskEatingDisorder"),
    riskMissing: risk("riskMissing"),
    riskOther: risk("riskOther"),
    riskToOthersPhysical: risk("riskToOthersPhysical"),
    riskToOthersSexual: risk("riskToOthersSexual"),
    riskToOthersFire: risk("riskToOthersFire"),
    riskToOthersAnimals: risk("riskToOthersAnimals"),
    riskToOthersCriminal: risk("riskToOthersCriminal"),
    riskToOthersOther: risk("riskToOthersOther"),
  };
}

function placed(facts: PlacementFacts, period: Period) {
  const { home } = facts;
  const type = placementTypeOf(home.kind);
  // Where a foster family or a supported tenant lives is not where the agency is registered.
  const residential = type === "Residential";
  const area = [home.localAuthority, home.outcode].filter((part) => part !== null).join(", ");
  return {
    totalWeeklyCost: weeklyPounds(facts.fees, costNight(facts, period)),
    placementLocation: residential ? heldText(area) : null,
    preferabilityLocation: residential ? withinPreferred(facts) : null,
    educationContinuity: null,
    providerURN: heldText(home.registrationNumber),
    siblingsPlacedTogether: facts.siblingsInTheSameHome,
    placementType: type,
  };
}

function entered({ referralEntered, placementEntered, costAuthorised }: PlacementFacts) {
  return {
    referralOfficerName: referralEntered.by,
    referralDate: referralEntered.on,
    placementOfficerName: placementEntered.by,
    placementDate: placementEntered.on,
    costOfficerName: costAuthorised.by,
    costDate: costAuthorised.on,
  };
}

/** The last night of the placement in the period; of one that starts after it, its first night. */
export function costNight(facts: PlacementFacts, period: Period): string {
  const begins = startedOn(facts) ?? facts.plannedStart;
  const last = facts.lastNight !== null && facts.lastNight < period.to ? facts.lastNight : period.to;
  return last > begins ? last : begins;
}

/** What a week costs on a night, in whole pounds: what is paid night by night, rounded half up. Null without a costing. */
export function weeklyPounds(fees: readonly WeeklyFee[], night: string): number | null {
  if (fees.length === 0) return null;
  const weekly = fees.filter(({ pace }) => pace === "nightly");
  // Who moved in before the first paid night costs what that night costs.
  const first = weekly.map(({ from }) => from).sort()[0] ?? night;
  const on = night > first ? night : first;
  const pence = weekly
    .filter(({ from, to }) => from <= on && (to === "" || to >= on))
    .reduce((sum, line) => sum + line.weeklyPence, 0);
  return divideHalfUp(pence, 100);
}

const heldText = <T extends string>(text: T | null) => (text === "" ? null : text);
const heldList = (list: readonly string[] | null) => (list === null || list.length === 0 ? null : list);

/** The record by the standard's entities, in the order in which it is published. */
export function byEntity(record: StandardRecord): Record<EntityName, Record<string, StandardValue>> {
  const entities: Record<string, Record<string, StandardValue>> = {};
  for (const { entity, name } of STANDARD_FIELDS) {
    const fields = entities[entity] ?? {};
    fields[name] = record[name];
    entities[entity] = fields;
  }
  return entities as Record<EntityName, Record<string, StandardValue>>;
}
