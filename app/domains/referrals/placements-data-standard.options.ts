/**
 * The first four entities of the Placements Data Standard v2 (draft of 18 July 2025): 28 fields that describe a
 * request. Its other 13 (ActualPlacement 7, QualityAssurance 6) describe the agreement and belong there.
 * Option lists are the standard's own, letter for letter, and are what is stored.
 */
export const SUITABILITY = [
  "Preferred",
  "Suitable but not preferred",
  "Unsuitable",
  "Not specified",
] as const;
export const RISK = ["No known risk", "Risk Present"] as const;
export const NEEDED_BY = ["Today", "in less than 5 days", "in more than 5 days"] as const;
export const COMMUNICATION_NEEDS = ["Y", "N", "Not Specified"] as const;
export const COMMUNICATION_REQUIREMENTS = ["ESOL", "BSL", "Makaton", "Other", "None"] as const;
export const CULTURAL_NEEDS = ["Required", "Not required", "Not Known", "Other"] as const;
export const LIVING_COMPANIONS = [
  "Solo placement recommended",
  "With other children recommended",
  "Only with other older children",
  "Only with other younger children",
  "No preference",
] as const;
export const PETS = ["Yes - must", "Yes - can", "No", "Not Known"] as const;
export const ADDITIONAL_SUPPORT = [
  "additional supervision",
  "therapeutic support",
  "a worker for respite",
  "taxis to school",
  "NA",
  "other (please specify)",
] as const;

export const STANDARD_LISTS = {
  SUITABILITY,
  RISK,
  NEEDED_BY,
  COMMUNICATION_NEEDS,
  COMMUNICATION_REQUIREMENTS,
  CULTURAL_NEEDS,
  LIVING_COMPANIONS,
  PETS,
  ADDITIONAL_SUPPORT,
};
export type StandardList = keyof typeof STANDARD_LISTS;

/** The standard's options as people read them, by list; an option that reads well stands for itself. */
export const STANDARD_WORDS = {
  SUITABILITY: {},
  LIVING_COMPANIONS: {},
  RISK: { "Risk Present": "Risk present" },
  NEEDED_BY: { "in less than 5 days": "In less than 5 days", "in more than 5 days": "In more than 5 days" },
  COMMUNICATION_NEEDS: { Y: "Yes", N: "No", "Not Specified": "Not specified" },
  COMMUNICATION_REQUIREMENTS: {
    ESOL: "English for speakers of other languages (ESOL)",
    BSL: "British Sign Language (BSL)",
  },
  CULTURAL_NEEDS: { "Not Known": "Not known" },
  PETS: { "Yes - must": "Yes, must", "Yes - can": "Yes, can", "Not Known": "Not known" },
  ADDITIONAL_SUPPORT: {
    "additional supervision": "Additional supervision",
    "therapeutic support": "Therapeutic support",
    "a worker for respite": "A worker for respite",
    "taxis to school": "Taxis to school",
    NA: "None",
    "other (please specify)": "Other",
  },
} as const satisfies Record<StandardList, Readonly<Record<string, string>>>;

export const RISK_FIELDS = {
  riskSelfHarm: "Self-harm",
  riskSexualExploitation: "Sexual exploitation",
  riskCriminalExploitation: "Criminal exploitation",
  riskDrugAlcohol: "Drug and alcohol use",
  riskEatingDisorder: "Eating disorder",
  riskMissing: "Going missing",
  riskToOthersPhysical: "Physical harm to others or property",
  riskToOthersSexual: "Sexual harm to others",
  riskToOthersFire: "Fire-setting",
  riskToOthersAnimals: "Harm to animals",
  riskToOthersCriminal: "Drawing others into criminal exploitation",
} as const;

export type RiskField = keyof typeof RISK_FIELDS;

export type StandardField = {
  entity: "PlacementAvailability" | "PlacementRequirements" | "PlacementRecommendation" | "Risks";
  name: string;
  type: "Integer" | "Categorical" | "String" | "Boolean";
  /** The page of the task list that asks for it; `portal` gives the child's number itself. */
  page: "portal" | "purpose" | "placement" | "location" | "education-health" | "needs";
  options?: readonly string[];
};

const risks = Object.keys(RISK_FIELDS).map(
  (name): StandardField => ({ entity: "Risks", name, type: "Categorical", page: "needs", options: RISK }),
);
const suitability = [
  "fosterCareSuitability",
  "residentialCareSuitability",
  "supportedAccommodationSuitability",
].map(
  (name): StandardField => ({
    entity: "PlacementRecommendation",
    name,
    type: "Categorical",
    page: "placement",
    options: SUITABILITY,
  }),
);
const requirement = (
  name: string,
  page: StandardField["page"],
  options?: readonly string[],
): StandardField => ({
  entity: "PlacementRequirements",
  name,
  type: options ? "Categorical" : "Boolean",
  page,
  ...(options ? { options } : {}),
});

/** All 28, and the page where each is asked. */
export const STANDARD_FIELDS: readonly StandardField[] = [
  { entity: "PlacementAvailability", name: "childId", type: "Integer", page: "portal" },
  {
    entity: "PlacementAvailability",
    name: "neededBy",
    type: "Categorical",
    page: "purpose",
    options: NEEDED_BY,
  },
  { entity: "PlacementAvailability", name: "siblingCount", type: "Integer", page: "placement" },
  { entity: "PlacementAvailability", name: "preferredLocation", type: "String", page: "location" },
  requirement("communicationNeeds", "education-health", COMMUNICATION_NEEDS),
  requirement("specificCommunicationRequirements", "education-health", COMMUNICATION_REQUIREMENTS),
  requirement("homeAdaptation", "placement"),
  requirement("culturalNeeds", "placement", CULTURAL_NEEDS),
  requirement("livingCompanions", "placement", LIVING_COMPANIONS),
  requirement("pets", "placement", PETS),
  requirement("additionalSupport", "placement", ADDITIONAL_SUPPORT),
  requirement("deprivationOfLiberty", "purpose"),
  ...suitability,
  ...risks,
  { entity: "Risks", name: "riskOther", type: "String", page: "needs" },
  { entity: "Risks", name: "riskToOthersOther", type: "String", page: "needs" },
];
