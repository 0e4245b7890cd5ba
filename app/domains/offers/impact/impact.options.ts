import { isFostering } from "~/domains/providers/kinds.rules";

/** How old the others are who live there, in bands so wide that nobody can be told from them. */
export const AGE_BANDS = {
  nobody: "Nobody else lives there",
  "under-5": "Under 5",
  "5-9": "5 to 9",
  "10-12": "10 to 12",
  "13-15": "13 to 15",
  "16-17": "16 or 17",
  "18-over": "18 or over",
} as const;
export type AgeBand = keyof typeof AGE_BANDS;

/** The risk that stays after what the home would do: to this child, to the other children, to staff or others. */
export const LIKELIHOODS = {
  none: "No risk identified",
  low: "Low",
  medium: "Medium",
  high: "High",
} as const;
export type Likelihood = keyof typeof LIKELIHOODS;

/**
 * The parts of an assessment that are asked whatever the child needs, in reading order. What registered managers write
 * before they admit a child: the Children's Homes (England) Regulations 2015, regulation 14 (care planning) with
 * regulations 7 (wishes and feelings), 10 (health and well-being) and 12 (protection), and Ofsted's inspection
 * framework on children who live there already.
 * `about: "home"` does not change from child to child and is filled in again on the next offer.
 */
export const IMPACT_PARTS = {
  living: {
    label: "Who lives there now",
    ask: "Who lives there now, in general terms?",
    hint: "For example, two children who have been here for more than a year and look after younger ones. No names, and nothing that shows who they are. Leave blank if nobody else lives there.",
    group: "children",
    about: "child",
  },
  staffing: {
    label: "Staffing, experience and skills",
    ask: "What staffing and skills would you use?",
    hint: "How many staff by day and at night, their training, and who the key worker would be. No names.",
    group: "answer",
    about: "child",
  },
  refusal: {
    label: "What would change the home’s decision",
    ask: "What would mean you could not accept, or could not continue?",
    hint: "For example, if another child moved in first, or if the risk of fire-setting is recent.",
    group: "answer",
    about: "child",
  },
  food: {
    label: "Food",
    ask: "How do you cater for dietary needs?",
    hint: "Halal, kosher, vegetarian, food from home, fasting, who cooks.",
    group: "culture",
    about: "home",
  },
  "self-care": {
    label: "Hair and skin care",
    ask: "How do you meet hair and skin care?",
    hint: "Products, hairdressers and barbers nearby, who has learnt to do it.",
    group: "culture",
    about: "home",
  },
  language: {
    label: "Language",
    ask: "Which languages and ways of communicating can you meet?",
    hint: "Staff who speak them, interpreters, signing, pictures.",
    group: "culture",
    about: "home",
  },
  worship: {
    label: "Worship and festivals",
    ask: "How do you meet worship, festivals and identity?",
    hint: "Places of worship nearby, a room for prayer, festivals that you keep.",
    group: "culture",
    about: "home",
  },
  phones: {
    label: "Phones and the internet",
    ask: "What are the rules for phones and the internet?",
    hint: "Write it as you would to a young person.",
    group: "rules",
    about: "home",
  },
  bedtimes: {
    label: "Bedtimes",
    ask: "What are the bedtimes?",
    hint: "Write it as you would to a young person.",
    group: "rules",
    about: "home",
  },
  "going-out": {
    label: "Going out and visitors",
    ask: "What are the rules for going out and for visitors?",
    hint: "Write it as you would to a young person.",
    group: "rules",
    about: "home",
  },
  "first-days": {
    label: "The first days",
    ask: "What happens in the first few days?",
    hint: "Who meets a child at the door, the first evening, what they choose for their room. Write it as you would to a young person.",
    group: "rules",
    about: "home",
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      label: string;
      ask: string;
      hint: string;
      group: "children" | "answer" | "culture" | "rules";
      about: "child" | "home";
    }
  >
>;
export type ImpactPart = keyof typeof IMPACT_PARTS;
export const IMPACT_PART_KEYS = Object.keys(IMPACT_PARTS) as ImpactPart[];

type Asked = { ask: string; hint: string };

/** The same questions for a fostering household, which has carers and no staff. */
const ASKED_OF_CARERS: Partial<Record<ImpactPart, Asked>> = {
  living: {
    ask: "The household: who lives there, including birth children",
    hint: "In general terms, for example two adults, a birth child in primary school and a dog. No names, and nothing that shows who they are. Leave blank if no other child lives there.",
  },
  staffing: {
    ask: "The carers’ experience, training and support",
    hint: "What they have done before, what they are trained in, who supports them and when. No names.",
  },
};

/** How a part is asked of this kind of service. */
export function askedOf(part: ImpactPart, homeKind: string | null | undefined): Asked {
  const { ask, hint } = IMPACT_PARTS[part];
  return (isFostering(homeKind ?? null) ? ASKED_OF_CARERS[part] : undefined) ?? { ask, hint };
}

/** What does not change from child to child: the next offer of the same home begins with it. */
export const HOME_PARTS = IMPACT_PART_KEYS.filter((part) => IMPACT_PARTS[part].about === "home");
