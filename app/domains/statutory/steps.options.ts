/** The statutory steps of a placement: what each is, under which regulation, and whose it is. Pure. */

export const CARE_PLANNING = "Care Planning, Placement and Case Review (England) Regulations 2010";
export const carePlanning = (where: string) => `${CARE_PLANNING}, regulation ${where}`;

/** Who gives a step: two officers approve, and whoever works the case records what was done. */
export type Giver = "nominated-officer" | "director" | "case-worker";

export type StepGroup = "approval" | "record" | "notice" | "ending";

type Listed = {
  group: StepGroup;
  giver: Giver;
  title: string;
  regulation: string;
  /** What the evidence says. */
  evidence: readonly string[];
};

const approval = (giver: Giver, title: string, regulation: string, evidence: readonly string[]) =>
  ({ group: "approval", giver, title, regulation, evidence }) satisfies Listed;
const record = (title: string, regulation: string, ...evidence: string[]) =>
  ({ group: "record", giver: "case-worker", title, regulation, evidence }) satisfies Listed;
const notice = (title: string, paragraph: string, ...evidence: string[]) =>
  ({
    group: "notice",
    giver: "case-worker",
    title: `Notification to ${title}`,
    regulation: carePlanning(paragraph),
    evidence: ["Who it was sent to, when and how, or why there is nobody to notify", ...evidence],
  }) satisfies Listed;

/** Regulation 14: of a placement that the council itself ends. */
const ending = (title: string, paragraph: string, ...evidence: string[]) =>
  ({
    group: "ending",
    giver: "case-worker",
    title,
    regulation: carePlanning(paragraph),
    evidence,
  }) satisfies Listed;

const AT_ONCE =
  "Where there was an immediate risk of significant harm to the child, or others had to be protected from serious injury: what it was";
const WISHES = "The child's wishes and feelings have been ascertained and considered";
const APPROPRIATE =
  "It is the most appropriate placement available and consistent with the child's care plan";
const IRO = "The IRO has been consulted";
const RELATIVES = "The child's relatives have been consulted, where appropriate";
const NOTIFIED = "The area authority has been notified";
const CONSULTED = "The area authority has been consulted and given the care plan";
const MAY_WITHHOLD =
  "If a notification would put the child at risk of significant harm, say so instead (regulation 13(3))";

export const STEPS = {
  "out-of-area-approval": approval(
    "nominated-officer",
    "Approve a placement outside the area",
    carePlanning("11(1)(a) and (2)"),
    [WISHES, APPROPRIATE, RELATIVES, NOTIFIED, IRO],
  ),
  "at-a-distance-approval": approval(
    "director",
    "Approve a placement at a distance",
    carePlanning("11(1)(b) and (2)"),
    [WISHES, APPROPRIATE, RELATIVES, CONSULTED, IRO],
  ),
  "area-authority-consulted": record(
    "Area authority consulted and given the care plan",
    carePlanning("11(2)(d)(ii)"),
    "Who was consulted at the area authority, when, and what they said",
    "When they were given the care plan",
  ),
  "emergency-follow-up": record(
    "Consulted after an emergency placement outside the area",
    carePlanning("11(3)"),
    RELATIVES,
    NOTIFIED,
  ),
  "key-stage-4-approval": approval(
    "nominated-officer",
    "Approve a move that disrupts Key Stage 4",
    carePlanning("10(1) and (2)"),
    [
      WISHES,
      "The education at the placement will promote the child's achievement and fits the personal education plan",
      "The designated teacher has been consulted",
      IRO,
    ],
  ),
  "outside-england-and-wales": record(
    "Approval to live outside England and Wales",
    "Children Act 1989, Schedule 2, paragraph 19",
    "For a child in care, the court's approval: its date and the court",
    "For an accommodated child, who has parental responsibility and the approval of each of them",
  ),
  "deprivation-of-liberty-scotland": record(
    "Notice and undertaking for a deprivation of liberty order in Scotland",
    "Cross-border Placements (Effect of Deprivation of Liberty Orders) (Scotland) Regulations 2022",
    "Who was given the placement notice and undertaking, and when",
  ),
  "deprivation-of-liberty-elsewhere": record(
    "Deprivation of liberty order outside England",
    "The law of the country where the child will live: ask legal services which regulations apply",
    "What legal services advised",
    "What was done before the move",
  ),
  "unregistered-approval": approval(
    "director",
    "Approve an unregistered placement",
    "Care Standards Act 2000, section 11",
    [
      "Why no registered home can care for the child",
      "How the child is kept safe there",
      "The home has applied to register, or the search for a registered home goes on",
    ],
  ),
  "unregistered-ofsted": record(
    "Ofsted notified of the unregistered placement",
    "Care Standards Act 2000, section 11",
    "Who was told at Ofsted, when and how",
  ),
  "unregistered-review": record(
    "Latest weekly review of the unregistered placement",
    "Care Standards Act 2000, section 11",
    "When it was reviewed, by whom, and what was decided",
  ),
  "placement-plan": record(
    "Placement plan agreed and signed",
    carePlanning("9"),
    "When it was agreed, and who signed it for the home",
  ),
  "notice-child": notice("the child", "13(2)(a)", "If it is not appropriate at the child's age, say so"),
  "notice-parents": notice("the parents", "13(2)(b)", MAY_WITHHOLD),
  "notice-contact": notice("people with court-ordered contact", "13(2)(c) and (d)", MAY_WITHHOLD),
  "notice-previous-carer": notice("the previous carer", "13(2)(e)", MAY_WITHHOLD),
  "notice-icb": notice("the integrated care boards", "13(2)(f)", "Both, where the move is to another one"),
  "notice-gp": notice("the GPs", "13(2)(g)", "Both, where the child changes GP"),
  "notice-school": notice("the school or college", "13(2)(h)"),
  "notice-iro": notice("the IRO", "13(2)(i)"),
  "notice-area-authority": notice(
    "the area authority",
    "13(4)",
    "The assessment of needs, why this placement is the most suitable, and the care plan went with it",
  ),
  "ending-review": ending(
    "Case reviewed before the council ends the placement",
    "14(1)",
    "When the case was reviewed, and what was decided",
    `${AT_ONCE}. Then no review comes first (regulation 14(3)(a))`,
  ),
  "ending-arrangements": ending(
    "Other accommodation arranged before the placement ends",
    "14(2)(a)",
    "Under which arrangement the child will live elsewhere, without the address",
    `${AT_ONCE}. Then as soon as reasonably practicable (regulation 14(3)(b))`,
  ),
  "ending-iro": ending(
    "IRO told that the council ends the placement",
    "14(2)(b)",
    "When the IRO was told, and by whom",
    `${AT_ONCE}. Then as soon as reasonably practicable (regulation 14(3)(b))`,
  ),
  "ending-notices": ending(
    "Written notice that the placement ends",
    "14(2)(c)",
    "Everybody who was told of the placement, the home or carer, and the area authority: how each was told and when",
    "Who could not be told before it ended is told within 10 working days after it (regulation 14(4))",
  ),
} as const satisfies Record<string, Listed>;

export type StepCode = keyof typeof STEPS;

export const STEP_CODES = Object.keys(STEPS) as StepCode[];

/** What regulation 14 asks of the ending of a placement; the same in `prisma/sql/statutory.sql`. */
export const ENDING_STEPS = STEP_CODES.filter((code) => STEPS[code].group === "ending");

export function isStepCode(code: string): code is StepCode {
  return Object.hasOwn(STEPS, code);
}

/** What a stored step is called; one that is not in the list any more has no name. */
export function stepTitle(code: string): string {
  return isStepCode(code) ? STEPS[code].title : "A step";
}

/** The steps of one giver; the same in `prisma/sql/statutory.sql`. */
export function stepsOf(giver: Giver): StepCode[] {
  return STEP_CODES.filter((code) => STEPS[code].giver === giver);
}

export type StepOfAddress = { code: StepCode; how: "approve" | "record" };

/** The officer whose approval a step is; null of what is recorded. */
export function approverOf(code: StepCode): Exclude<Giver, "case-worker"> | null {
  const { giver } = STEPS[code];
  return giver === "case-worker" ? null : giver;
}

/** The step that an address names, where it is given that way: approvals are asked again whether it is them. */
export function stepOfAddress(code: string | undefined, how: string | undefined): StepOfAddress | undefined {
  if (code === undefined || !isStepCode(code)) return undefined;
  const wanted = STEPS[code].group === "approval" ? "approve" : "record";
  return how === wanted ? { code, how: wanted } : undefined;
}
