/** Which statutory steps a placement needs, and what stops it: docs/domain.md, rule 6. Pure. */

import { type Country, countryOf, isOfRegion, type Reach, reachOf } from "~/domains/providers/areas.rules";
import type { ServiceKind } from "~/domains/providers/kinds.rules";
import { addDays, londonDate } from "~/platform/time";
import { addWorkingDays } from "~/platform/working-days";
import { carePlanning, STEP_CODES, STEPS, type StepCode } from "./steps.options";

/** Under what the council looks after the child; `no`: a short break under section 17, which needs none of it. */
export type LookedAfter = "no" | "in-care" | "accommodated" | "not-sure";
/** Whose carer the child goes to; the last two need no approval outside the area. */
export type Carer = "home" | "own-carer" | "connected-person";
export type Schooling = "disrupted" | "kept";

export type PlacementFacts = {
  lookedAfter: LookedAfter;
  /** In completed years, as the referral has it. */
  age: number | null;
  kind: ServiceKind;
  registered: boolean;
  /** Of the placing council. */
  councilCode: string | null;
  /** An area of `areas.rules`: as somebody told, else as the register says; null while nobody has told. */
  livesIn: string | null;
  /** What the register says, also where somebody told another area. */
  registerArea: string | null;
  /** Null while nobody has told; asked of a council's own fostering service alone. */
  carer: Carer | null;
  /** Whether a school or college educates the child, and whether the move disrupts it; null while nobody has told. */
  inEducation: boolean;
  schooling: Schooling | null;
  deprivationOfLiberty: boolean;
  emergency: boolean;
  /** The last night of a placement that the council itself ends, `YYYY-MM-DD`; null while it does not. */
  endsOn: string | null;
};

/** When a step has to be given: before the child moves in, within 5 working days of it, every week, or before the placement ends. */
export type Due = "before" | "five-working-days" | "weekly" | "before-end";
export type Step = {
  code: StepCode;
  due: Due;
  evidence: readonly string[];
  /** The last night, where it is due before the placement ends. */
  lastNight?: string;
};
/** What the law forbids, whoever approves it. */
export type Block = { regulation: string; message: string };
/** What has to be told before the steps are known. */
export type Question = "lives-in" | "council" | "carer" | "schooling" | "age";
export type StatutoryLaw = { blocks: Block[]; questions: Question[]; steps: Step[] };

const NOTHING: StatutoryLaw = { blocks: [], questions: [], steps: [] };

/** In these ages a child can be in Key Stage 4 (years 10 and 11). */
const KEY_STAGE_4_AGES = [14, 15, 16];

/**
 * Everything the law asks for this child and this home, as far as it is known. What somebody tells of where the child will
 * live may add to what the register's area asks for, and takes nothing away: that is for whoever corrects the register.
 */
export function statutoryLaw(facts: PlacementFacts): StatutoryLaw {
  const laws = areasOf(facts).map((livesIn) => lawWhere(facts, livesIn));
  const far = laws.some(({ steps }) => steps.some(({ code }) => code === "at-a-distance-approval"));
  const steps = laws
    .flatMap((law) => law.steps)
    // Whoever approves at a distance approves what is outside the area.
    .filter(({ code }) => !(far && code === "out-of-area-approval"));
  return {
    blocks: [
      ...new Map(laws.flatMap(({ blocks }) => blocks.map((block) => [block.message, block]))).values(),
    ],
    questions: [...new Set(laws.flatMap(({ questions }) => questions))],
    steps: STEP_CODES.flatMap((code) => steps.find((one) => one.code === code) ?? []),
  };
}

/** Where the child may live, the furthest first: what somebody told, and what the register says where it says another area. */
export function areasOf({ livesIn, registerArea, councilCode }: PlacementFacts): (string | null)[] {
  if (registerArea === null || livesIn === null || registerArea === livesIn) return [livesIn ?? registerArea];
  const far = (area: string) => (isOfRegion(councilCode) ? REACHES.indexOf(reachOf(councilCode, area)) : 0);
  return [livesIn, registerArea].sort((one, other) => far(other) - far(one));
}

const REACHES: readonly Reach[] = ["inside", "adjoining", "at-a-distance"];

/** What the law asks for where the child lives in this area. */
export function lawWhere(about: PlacementFacts, livesIn: string | null): StatutoryLaw {
  const facts = { ...about, livesIn };
  if (facts.lookedAfter === "no") return NOTHING;
  const parts = [
    supportedAccommodation(facts),
    outsideArea(facts),
    schooling(facts),
    abroad(facts),
    unregistered(facts),
    planAndNotices(facts),
    ending(facts),
  ];
  return {
    blocks: parts.flatMap(({ blocks = [] }) => blocks),
    questions: [...new Set(parts.flatMap(({ questions = [] }) => questions))],
    steps: parts.flatMap(({ steps = [] }) => steps),
  };
}

type Part = Partial<StatutoryLaw>;

function step(code: StepCode, due: Due = "before", evidence: readonly string[] = STEPS[code].evidence): Step {
  return { code, due, evidence };
}

/** Never under 16; at 16 and 17 only where it is registered. */
function supportedAccommodation({ kind, age, registered }: PlacementFacts): Part {
  if (kind !== "supported-accommodation") return {};
  if (age === null) return { questions: ["age"] };
  if (age < 16)
    return {
      blocks: [
        {
          regulation: carePlanning("27A"),
          message: "A child under 16 cannot be placed in supported accommodation",
        },
      ],
    };
  if (registered) return {};
  return {
    blocks: [
      {
        regulation: carePlanning("27C"),
        message: "At 16 and 17 supported accommodation must be registered, and this is not",
      },
    ],
  };
}

/** Where the child will live, as far as the law tells areas apart; else what has to be told first. */
function reach({ councilCode, livesIn }: PlacementFacts): Reach | Question {
  if (!isOfRegion(councilCode)) return "council";
  return livesIn === null ? "lives-in" : reachOf(councilCode, livesIn);
}

function outsideArea(facts: PlacementFacts): Part {
  const found = reach(facts);
  if (found === "council" || found === "lives-in") return { questions: [found] };
  if (found === "inside") return {};
  const { emergency, kind, carer } = facts;
  const asksWhose = kind === "local-authority-fostering";
  if (asksWhose && carer === null) return { questions: ["carer"] };
  if (asksWhose && carer !== "home") return {};
  const far = found === "at-a-distance";
  const approves = far ? "at-a-distance-approval" : "out-of-area-approval";
  // In an emergency wishes and the choice of placement are asked before the approval, the rest within 5 working days.
  const approval = step(approves, "before", STEPS[approves].evidence.slice(0, emergency ? 2 : undefined));
  const later: Due = emergency ? "five-working-days" : "before";
  const consulted = far ? [step("area-authority-consulted", later)] : [];
  const { evidence } = STEPS["emergency-follow-up"];
  const followUp = emergency
    ? [step("emergency-follow-up", later, far ? evidence.slice(0, 1) : evidence)]
    : [];
  return { steps: [approval, ...consulted, ...followUp] };
}

/** Whether the move can disrupt Key Stage 4. In an emergency the education is arranged afterwards (regulation 10(3)). */
export function asksSchooling({ age, inEducation, emergency }: PlacementFacts): boolean {
  return !emergency && inEducation && (age === null || KEY_STAGE_4_AGES.includes(age));
}

function schooling(facts: PlacementFacts): Part {
  const { schooling: told } = facts;
  if (!asksSchooling(facts)) return {};
  if (told === null) return { questions: ["schooling"] };
  return told === "disrupted" ? { steps: [step("key-stage-4-approval")] } : {};
}

function abroad({ livesIn, lookedAfter, deprivationOfLiberty }: PlacementFacts): Part {
  const country: Country = livesIn === null ? "england" : countryOf(livesIn);
  if (country === "england") return {};
  // The court's for a child in care, else that of everybody with parental responsibility; both where it is not known.
  const { evidence } = STEPS["outside-england-and-wales"];
  const approval =
    lookedAfter === "in-care" ? evidence.slice(0, 1) : evidence.slice(lookedAfter === "accommodated" ? 1 : 0);
  const liberty =
    country === "scotland" ? "deprivation-of-liberty-scotland" : "deprivation-of-liberty-elsewhere";
  return {
    steps: [
      ...(country === "wales" ? [] : [step("outside-england-and-wales", "before", approval)]),
      ...(deprivationOfLiberty ? [step(liberty)] : []),
    ],
  };
}

function unregistered({ registered, kind }: PlacementFacts): Part {
  if (registered || kind === "supported-accommodation") return {};
  return {
    steps: [
      step("unregistered-approval"),
      step("unregistered-ofsted"),
      step("unregistered-review", "weekly"),
    ],
  };
}

function planAndNotices(facts: PlacementFacts): Part {
  const due: Due = facts.emergency ? "five-working-days" : "before";
  const found = reach(facts);
  const outside = found === "adjoining" || found === "at-a-distance";
  const notices: StepCode[] = [
    "notice-child",
    "notice-parents",
    "notice-contact",
    "notice-previous-carer",
    "notice-icb",
    "notice-gp",
    ...(facts.inEducation ? (["notice-school"] as const) : []),
    "notice-iro",
    ...(outside ? (["notice-area-authority"] as const) : []),
  ];
  // Regulation 9(1) and (2): before, or within 5 working days where that was not reasonably practicable.
  return { steps: [step("placement-plan", due), ...notices.map((code) => step(code, due))] };
}

/**
 * Regulation 14: the council ends a placement after a review, with other accommodation, the IRO told, and written notice to
 * those who were told of it. Its paragraph (3) excepts an immediate risk, which the evidence of each step says.
 */
function ending({ endsOn }: PlacementFacts): Part {
  if (endsOn === null) return {};
  const codes = ["ending-review", "ending-arrangements", "ending-iro", "ending-notices"] as const;
  return { steps: codes.map((code) => ({ ...step(code, "before-end"), lastNight: endsOn })) };
}

/**
 * What has to be recorded before a step is given: the director approves at a distance once the area authority has been
 * consulted and has the care plan (regulation 11(2)(d)(ii)). In an emergency that follows within 5 working days (11(3)).
 */
export function comesFirst({ code }: Step, steps: readonly Step[]): StepCode | null {
  if (code !== "at-a-distance-approval") return null;
  return steps.find((one) => one.code === "area-authority-consulted" && one.due === "before")?.code ?? null;
}

/** The last day on which a step is in time, from the day that the child moves in: both `YYYY-MM-DD`. */
export function dueDay(due: Due, start: string, latest: string | null = null): string {
  if (due === "before" || due === "before-end") return start;
  if (due === "weekly") return addDays(latest ?? start, 7);
  return londonDate(addWorkingDays(new Date(`${start}T12:00:00Z`), 5));
}

/** The same of one step: one that is due before the end is due on the last night. */
export function lastDayOf({ due, lastNight }: Step, start: string, latest: string | null = null): string {
  return dueDay(due, due === "before-end" && lastNight !== undefined ? lastNight : start, latest);
}

/** What asks for each thing that has to be told first, in words. */
export const QUESTION_WORDS: Readonly<Record<Question, string>> = {
  "lives-in":
    "The register does not say where the child will live: ask the provider which council's area the home is in",
  council: "Your council has no area in the portal yet: ask the hub to set it",
  carer: "Say whether the carer is a connected person, one of your own foster carers, or another council's",
  schooling: "Say whether the move disrupts Key Stage 4 (years 10 and 11)",
  age: "The child's age is missing from the referral",
};
