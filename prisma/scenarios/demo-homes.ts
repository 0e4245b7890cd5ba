import type { Gender, Need } from "~/domains/providers/declared.rules";

/** What a service of the demo has told the portal. Left out is "not told us yet". */
export type DemoHome = {
  name: string;
  outcode?: string;
  ages?: readonly [from: number, to: number];
  genders?: readonly Gender[];
  needs?: readonly Need[];
  notNeeds?: readonly Need[];
  notes?: string;
  /** Places, from when, and how many days ago somebody confirmed them. */
  vacancy?: { places: number; inDays?: number; confirmedDaysAgo: number };
};

const ANY: readonly Gender[] = ["girl", "boy", "another"];

/** By owner, in the order of the owner's registration numbers. A shorter list leaves the rest untold. */
export const DEMO_HOMES: Readonly<Record<string, readonly DemoHome[]>> = {
  "Wolverhampton City Council": [
    {
      name: "Parkfield House",
      outcode: "WV1",
      ages: [11, 17],
      genders: ANY,
      needs: ["emotional-behavioural", "trauma", "going-missing"],
      vacancy: { places: 0, confirmedDaysAgo: 1 },
    },
    {
      name: "Merridale Lodge",
      outcode: "WV3",
      ages: [8, 14],
      genders: ANY,
      needs: ["trauma", "attachment", "adhd"],
      vacancy: { places: 1, inDays: 6, confirmedDaysAgo: 1 },
    },
    {
      name: "Compton Short Breaks",
      outcode: "WV6",
      ages: [6, 17],
      genders: ANY,
      needs: ["learning-disability", "autism", "physical-disability", "complex-health"],
      notes: "Two nights a month for each child, weekends and school holidays.",
      vacancy: { places: 2, confirmedDaysAgo: 3 },
    },
  ],
  "Dudley Metropolitan Borough Council": [
    {
      name: "Castle Row",
      outcode: "DY1",
      ages: [10, 17],
      genders: ["boy"],
      needs: ["emotional-behavioural", "offending", "aggression"],
      vacancy: { places: 1, confirmedDaysAgo: 2 },
    },
    { name: "Priory Court", outcode: "DY1", ages: [10, 17], genders: ["girl", "another"] },
  ],
  "Ashgrove Care Limited": [
    {
      name: "Linden House",
      outcode: "WV3",
      ages: [10, 17],
      genders: ANY,
      needs: ["trauma", "attachment", "emotional-behavioural", "self-harm", "going-missing"],
      notNeeds: ["fire-setting"],
      notes: "Four bedrooms, a clinical psychologist one day a week, a large garden with hens.",
      vacancy: { places: 1, confirmedDaysAgo: 1 },
    },
    {
      name: "Oak View",
      outcode: "WV6",
      ages: [12, 17],
      genders: ["girl", "another"],
      needs: ["self-harm", "sexual-exploitation", "going-missing", "trauma"],
      vacancy: { places: 1, confirmedDaysAgo: 9 },
    },
    {
      name: "Birch End",
      outcode: "WS2",
      ages: [7, 13],
      genders: ANY,
      needs: ["trauma", "attachment", "adhd", "emotional-behavioural"],
      vacancy: { places: 2, inDays: 4, confirmedDaysAgo: 2 },
    },
    {
      name: "Rowan Cottage",
      outcode: "DY1",
      ages: [8, 17],
      genders: ["boy"],
      needs: ["aggression", "emotional-behavioural", "criminal-exploitation"],
      notNeeds: ["learning-disability"],
      vacancy: { places: 0, confirmedDaysAgo: 2 },
    },
    { name: "Hawthorn Lodge", outcode: "B69", ages: [11, 17], genders: ["boy"] },
    { name: "Beech House", ages: [9, 15] },
    {
      name: "Ash Court",
      outcode: "WV1",
      ages: [16, 17],
      genders: ANY,
      needs: ["seeking-asylum", "emotional-behavioural", "pregnancy"],
      vacancy: { places: 2, confirmedDaysAgo: 4 },
    },
  ],
  "Fernhill Homes Ltd": [
    {
      name: "Meadow Lodge",
      outcode: "WV10",
      ages: [9, 17],
      genders: ANY,
      needs: ["trauma", "emotional-behavioural", "attachment", "self-harm", "going-missing"],
      notes: "Three children at most. Staff are trained in dyadic developmental practice.",
      vacancy: { places: 1, confirmedDaysAgo: 0 },
    },
    {
      name: "Orchard Bank",
      outcode: "WS2",
      ages: [8, 14],
      genders: ANY,
      needs: ["aggression", "autism"],
      vacancy: { places: 0, confirmedDaysAgo: 5 },
    },
    { name: "Coalport House", outcode: "TF1", ages: [11, 17], genders: ["boy", "another"] },
  ],
  "Canal Street Care Ltd": [
    {
      name: "The Wharf",
      outcode: "B16",
      ages: [10, 17],
      genders: ANY,
      needs: ["emotional-behavioural", "trauma", "criminal-exploitation"],
      vacancy: { places: 2, confirmedDaysAgo: 1 },
    },
    {
      name: "Lock House",
      outcode: "B69",
      ages: [12, 17],
      genders: ["boy"],
      vacancy: { places: 1, confirmedDaysAgo: 12 },
    },
  ],
  "Northway Residential Limited": [
    {
      name: "Long Mynd House",
      outcode: "SY3",
      ages: [10, 17],
      genders: ANY,
      needs: ["self-harm", "mental-health", "trauma", "going-missing"],
      vacancy: { places: 1, confirmedDaysAgo: 3 },
    },
    { name: "Wrekin View", outcode: "TF1", ages: [8, 16], genders: ANY },
  ],
  "Birchwood Children's Services": [
    {
      name: "Severnside",
      ages: [8, 17],
      genders: ANY,
      vacancy: { places: 1, inDays: 14, confirmedDaysAgo: 6 },
    },
    {
      name: "Bournbrook House",
      outcode: "B16",
      ages: [10, 17],
      genders: ["girl"],
      needs: ["sexual-exploitation", "trauma"],
    },
    {
      name: "Birchwood Family Centre",
      outcode: "B16",
      needs: ["pregnancy", "learning-disability", "mental-health"],
      notes: "Seven flats. Assessments of twelve weeks, day and night staff.",
      vacancy: { places: 1, inDays: 9, confirmedDaysAgo: 2 },
    },
  ],
  "Meadow Fostering CIC": [
    {
      name: "Meadow Fostering",
      ages: [0, 17],
      genders: ANY,
      needs: ["trauma", "attachment", "adhd", "autism"],
      notes: "Carers in Birmingham, Sandwell, Walsall and Wolverhampton.",
      vacancy: { places: 6, confirmedDaysAgo: 2 },
    },
  ],
  "Hearthside Fostering Limited": [
    {
      name: "Hearthside Fostering",
      ages: [0, 17],
      genders: ANY,
      vacancy: { places: 3, confirmedDaysAgo: 4 },
    },
  ],
  "Bridgeway Supported Living Ltd": [
    {
      name: "Bridgeway Wolverhampton",
      outcode: "WV1",
      ages: [16, 17],
      genders: ANY,
      needs: ["seeking-asylum", "emotional-behavioural", "mental-health"],
      vacancy: { places: 2, confirmedDaysAgo: 1 },
    },
    {
      name: "Bridgeway Birmingham",
      outcode: "B16",
      ages: [16, 17],
      vacancy: { places: 4, confirmedDaysAgo: 10 },
    },
    { name: "Bridgeway Coventry", ages: [16, 17], genders: ANY },
  ],
  "Larkspur Schools Trust": [
    {
      name: "Larkspur Golden Valley",
      outcode: "HR1",
      ages: [8, 17],
      genders: ANY,
      needs: ["autism", "learning-disability", "sensory-impairment", "adhd"],
      notes: "52 weeks or term time. Its own college from 16.",
      vacancy: { places: 2, confirmedDaysAgo: 5 },
    },
    {
      name: "Larkspur Stiperstones",
      outcode: "SY3",
      ages: [9, 17],
      genders: ["boy"],
      needs: ["autism", "adhd", "emotional-behavioural"],
    },
  ],
  "Severn Vale Homes Ltd": [{ name: "Severn Vale House", ages: [9, 17], genders: ANY }],
};
