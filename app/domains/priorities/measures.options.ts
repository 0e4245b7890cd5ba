/** What is measured of a council, under the four things by which providers choose. Keys are stored with published figures. */
export const PRIORITIES = {
  payments: "Paying on time",
  decisions: "Deciding quickly",
  referrals: "Accurate referrals",
  support: "Answering what is raised",
} as const;
export type Priority = keyof typeof PRIORITIES;

/** Minutes of working time, days of the calendar, points of 100, or nothing but how many. */
export type Unit = "working-minutes" | "days" | "points" | "none";

type MeasureOption = {
  priority: Priority;
  title: string;
  unit: Unit;
  /** What "met" says, where there is a target or a yes and no. */
  met: string | null;
  /** The longest that meets the target, in the unit; null where each fact says itself whether it does, or nothing is met. */
  target: number | null;
  /** Whether something can be open past the target at the end of the quarter. */
  stays: boolean;
  counted: string;
};

/** Hours from 9am to 5pm, in minutes. */
const WORKING_DAY = 8 * 60;

export const MEASURES = {
  "payment-days": {
    priority: "payments",
    title: "Days from receiving an invoice to paying it",
    unit: "days",
    met: "paid within 30 days",
    target: 30,
    stays: true,
    counted:
      "Invoices whose last payment was made in the quarter. Day 1 is the day after the council first received it; an invoice that was returned and sent again counts from when it was first received. The payment counts on the day on which the council’s finance system says it was made.",
  },
  "invoice-valid": {
    priority: "payments",
    title: "Invoices accepted the first time",
    unit: "none",
    met: "accepted the first time",
    target: null,
    stays: false,
    counted:
      "Invoices accepted or returned in the quarter. One that was returned before counts as not accepted the first time.",
  },
  "query-answer": {
    priority: "payments",
    title: "First answer to a payment query",
    unit: "working-minutes",
    met: "within 2 working days",
    target: null,
    stays: true,
    counted:
      "Queries first answered in the quarter, by a person of the council. Due by 5pm on the second working day.",
  },
  publish: {
    priority: "decisions",
    title: "Checking a referral until it is sent",
    unit: "working-minutes",
    met: "within 2 working days",
    target: 2 * WORKING_DAY,
    stays: true,
    counted:
      "Referrals first sent in the quarter, from when they were first ready to be checked. Time in which one was back with the social worker counts.",
  },
  "offer-answer": {
    priority: "decisions",
    title: "Answering an offer",
    unit: "working-minutes",
    met: "within 5 working days",
    target: 5 * WORKING_DAY,
    stays: true,
    counted:
      "Each offer that was first preferred, not selected or withdrawn in the quarter, from when it was made: offers that were not chosen count as well. Offers that expired are not counted.",
  },
  authorise: {
    priority: "decisions",
    title: "Authorising funding",
    unit: "working-minutes",
    met: "within 2 working days",
    target: 2 * WORKING_DAY,
    stays: true,
    counted:
      "Requests first authorised or refused in the quarter, from when funding was first asked for. Time in which a request was returned with a question counts.",
  },
  sign: {
    priority: "decisions",
    title: "From accepting an offer to a signed agreement",
    unit: "working-minutes",
    met: "within 5 working days",
    target: 5 * WORKING_DAY,
    stays: true,
    counted:
      "Agreements that first came into force in the quarter, with both signatures, from when the offer was accepted.",
  },
  score: {
    priority: "referrals",
    title: "Quality score of a referral when it was sent",
    unit: "points",
    met: null,
    target: null,
    stays: false,
    counted: "Referrals first sent in the quarter, with the score of 100 that each had then.",
  },
  verdict: {
    priority: "referrals",
    title: "Referrals that were as described",
    unit: "none",
    met: "as described in every section",
    target: null,
    stays: false,
    counted: "What providers said in the quarter, 7 and 28 days after the child moved in. Each counts once.",
  },
  incomplete: {
    priority: "referrals",
    title: "Answers of homes to referrals",
    unit: "none",
    met: "not declined as incomplete",
    target: null,
    stays: false,
    counted:
      "Homes whose last answer was given in the quarter. A home that declined as incomplete and answered again since counts by its last answer.",
  },
  "issue-answer": {
    priority: "support",
    title: "First answer to an issue",
    unit: "working-minutes",
    met: "in time",
    target: null,
    stays: true,
    counted:
      "Issues first answered in the quarter, by a person of the council: by the end of the next working day, of an urgent one within 2 hours. Time is working time, of urgent ones elapsed time.",
  },
  "issue-resolved": {
    priority: "support",
    title: "Resolving an issue",
    unit: "working-minutes",
    met: "in time",
    target: null,
    stays: true,
    counted:
      "Issues answered in the quarter: within 5 working days, of an urgent one within 24 hours. One that was opened again counts from when it was raised.",
  },
  "issue-once": {
    priority: "support",
    title: "Issues answered once and for all",
    unit: "none",
    met: "not disputed and not escalated",
    target: null,
    stays: false,
    counted:
      "Issues answered in the quarter. One whose answer was disputed, or that went to the team manager, counts against.",
  },
} as const satisfies Readonly<Record<string, MeasureOption>>;

export type MeasureKey = keyof typeof MEASURES;
export const MEASURE_KEYS = Object.keys(MEASURES) as MeasureKey[];
export const measureOf = (key: MeasureKey): MeasureOption => MEASURES[key];
export const isMeasure = (key: string): key is MeasureKey => Object.hasOwn(MEASURES, key);
