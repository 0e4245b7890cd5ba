import {
  ADDITIONAL_SUPPORT,
  COMMUNICATION_NEEDS,
  COMMUNICATION_REQUIREMENTS,
  CULTURAL_NEEDS,
  LIVING_COMPANIONS,
  NEEDED_BY,
  PETS,
  RISK,
  SUITABILITY,
} from "~/domains/referrals/placements-data-standard.options";

/**
 * The Placements Data Standard v2 (draft of 18 July 2025): its entities, fields and option lists as published, in their
 * order. Copyright (c) 2025 Data Standards for Social Care, used under the MIT License (`LICENSE-placements-data-standard`).
 */
export const STANDARD = {
  title: "Placements Data Standard",
  version: "v2",
  status: "draft",
  effectiveDate: "2025-07-18",
} as const;

export const PLACEMENT_TYPES = ["Residential", "Foster", "Supported Accommodation"] as const;

type FieldType = "Integer" | "Categorical" | "String" | "Boolean" | "Date";
type Cardinality = "0..1" | "1..1" | "1..*";
type FieldDefinition = { type: FieldType; cardinality: Cardinality; options?: readonly string[] };

const field = (type: FieldType, cardinality: Cardinality = "1..1"): FieldDefinition => ({
  type,
  cardinality,
});
const oneOf = (options: readonly string[], cardinality: Cardinality = "1..1"): FieldDefinition => ({
  type: "Categorical",
  cardinality,
  options,
});

export const STANDARD_ENTITIES = {
  PlacementAvailability: {
    childId: field("Integer"),
    neededBy: oneOf(NEEDED_BY, "0..1"),
    siblingCount: field("Integer", "0..1"),
    preferredLocation: field("String", "0..1"),
  },
  PlacementRequirements: {
    communicationNeeds: oneOf(COMMUNICATION_NEEDS),
    specificCommunicationRequirements: oneOf(COMMUNICATION_REQUIREMENTS, "1..*"),
    homeAdaptation: field("Boolean"),
    culturalNeeds: oneOf(CULTURAL_NEEDS),
    livingCompanions: oneOf(LIVING_COMPANIONS),
    pets: oneOf(PETS),
    additionalSupport: oneOf(ADDITIONAL_SUPPORT, "0..1"),
    deprivationOfLiberty: field("Boolean", "0..1"),
  },
  PlacementRecommendation: {
    fosterCareSuitability: oneOf(SUITABILITY),
    residentialCareSuitability: oneOf(SUITABILITY),
    supportedAccommodationSuitability: oneOf(SUITABILITY),
  },
  Risks: {
    riskSelfHarm: oneOf(RISK),
    riskSexualExploitation: oneOf(RISK),
    riskCriminalExploitation: oneOf(RISK),
    riskDrugAlcohol: oneOf(RISK),
    riskEatingDisorder: oneOf(RISK),
    riskMissing: oneOf(RISK),
    riskOther: field("String", "0..1"),
    riskToOthersPhysical: oneOf(RISK),
    riskToOthersSexual: oneOf(RISK),
    riskToOthersFire: oneOf(RISK),
    riskToOthersAnimals: oneOf(RISK),
    riskToOthersCriminal: oneOf(RISK),
    riskToOthersOther: field("String", "0..1"),
  },
  ActualPlacement: {
    totalWeeklyCost: field("Integer"),
    placementLocation: field("String"),
    preferabilityLocation: field("Boolean"),
    educationContinuity: field("Boolean"),
    providerURN: field("String"),
    siblingsPlacedTogether: field("Integer"),
    placementType: oneOf(PLACEMENT_TYPES),
  },
  QualityAssurance: {
    referralOfficerName: field("String", "0..1"),
    referralDate: field("Date"),
    placementOfficerName: field("String"),
    placementDate: field("Date"),
    costOfficerName: field("String", "0..1"),
    costDate: field("Date"),
  },
} as const satisfies Record<string, Record<string, FieldDefinition>>;

export type EntityName = keyof typeof STANDARD_ENTITIES;
type NamesOf<E> = E extends unknown ? keyof E & string : never;
export type FieldName = NamesOf<(typeof STANDARD_ENTITIES)[EntityName]>;

/** All 41 with the entity that each belongs to. */
export const STANDARD_FIELDS: readonly (FieldDefinition & { entity: EntityName; name: FieldName })[] =
  Object.entries(STANDARD_ENTITIES).flatMap(([entity, fields]) =>
    Object.entries(fields as Record<string, FieldDefinition>).map(([name, definition]) => ({
      ...definition,
      entity: entity as EntityName,
      name: name as FieldName,
    })),
  );
