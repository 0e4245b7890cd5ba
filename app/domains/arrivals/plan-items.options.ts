import type { Side } from "~/domains/agreements/placement/placement-words.rules";

export type PlanKind = "arrival" | "leaving";
/** What an item says beside its tick: a time of day, who brings or collects the child, or how a paper went over. */
export type Takes = "time" | "escort" | "handover";

export const PLAN_TITLES: Readonly<Record<PlanKind, string>> = {
  arrival: "Arrival plan",
  leaving: "Leaving plan",
};

type ItemOption = {
  plan: PlanKind;
  side: Side;
  /** What a tick says is true. */
  label: string;
  /** How a list of what is missing calls it. */
  name: string;
  hint?: string;
  takes?: Takes;
  /** The same for a fostering household, where nobody is on shift. */
  fostering?: Pick<ItemOption, "label" | "name">;
  /** It belongs before the child arrives or leaves; the rest is done on the day or after. */
  before?: true;
  retired?: true;
};

/**
 * What either side sees to when a child arrives or leaves. Of the missing-from-care profile and of what a next home was told the
 * portal holds that it is done, never what it says. The codes are repeated in `prisma/sql/arrivals.sql`.
 */
const ITEMS = {
  "arrival-time": {
    plan: "arrival",
    side: "council",
    label: "The time of arrival is agreed",
    name: "time of arrival",
    takes: "time",
    before: true,
  },
  "brought-by": {
    plan: "arrival",
    side: "council",
    label: "Who brings the child is agreed",
    name: "who brings the child",
    takes: "escort",
    before: true,
  },
  medication: {
    plan: "arrival",
    side: "council",
    label: "Medication and the MAR chart travel with the child, or the child takes none",
    name: "medication",
    before: true,
  },
  "medical-consent": {
    plan: "arrival",
    side: "council",
    label: "The home has written consent to medical treatment",
    name: "consent to medical treatment",
    before: true,
  },
  belongings: {
    plan: "arrival",
    side: "council",
    label:
      "Belongings are packed in suitcases or holdalls, not bin bags, with what matters most to the child",
    name: "belongings",
    before: true,
  },
  "child-told": {
    plan: "arrival",
    side: "council",
    label: "The child has been told where they will live, with whom and why",
    name: "what the child is told",
    before: true,
  },
  "missing-profile": {
    plan: "arrival",
    side: "council",
    label: "The missing-from-care profile (Philomena form) is handed over",
    name: "missing-from-care profile",
    hint: "On paper or by secure email. Do not write here what it says.",
    takes: "handover",
    before: true,
  },
  "council-contacts": {
    plan: "arrival",
    side: "council",
    label: "The council’s emergency contacts on this page are right",
    name: "the council’s emergency contacts",
    before: true,
  },
  "planning-meeting": {
    plan: "arrival",
    side: "council",
    label: "The placement planning meeting is held, or its date is agreed",
    name: "placement planning meeting",
    before: true,
  },
  "delegated-authority": {
    plan: "arrival",
    side: "council",
    label: "Delegated authority is agreed in writing",
    name: "delegated authority",
    before: true,
  },
  "family-time": {
    plan: "arrival",
    side: "council",
    label: "Family time for the first week is agreed",
    name: "family time in the first week",
    before: true,
  },
  "school-and-transport": {
    plan: "arrival",
    side: "council",
    label: "School and transport for the first week are agreed",
    name: "school and transport in the first week",
    before: true,
  },
  "health-details": {
    plan: "arrival",
    side: "council",
    label: "Health details are with the home (NHS number, allergies, appointments)",
    name: "health details",
    hint: "On paper or by secure email. Do not write here what they say.",
    before: true,
  },
  room: {
    plan: "arrival",
    side: "provider",
    label: "The child’s room is ready",
    name: "room",
    before: true,
  },
  "first-meal": {
    plan: "arrival",
    side: "provider",
    label: "The first meal is planned, with what the child eats and does not eat",
    name: "first meal",
    before: true,
  },
  "first-shift": {
    plan: "arrival",
    side: "provider",
    label: "It is settled who is on shift for the first night",
    name: "who is on shift for the first night",
    hint: "Say who in the note.",
    fostering: {
      label: "The carers know when the child arrives and who to ring tonight",
      name: "what the carers know",
    },
    before: true,
  },
  "home-contacts": {
    plan: "arrival",
    side: "provider",
    label: "The home’s day and night numbers are right on this page or given in the note",
    name: "the home’s day and night numbers",
    before: true,
  },
  "medication-received": {
    plan: "arrival",
    side: "provider",
    label: "Medication is counted in and stored, or there is none",
    name: "medication counted in",
  },
  "consent-received": {
    plan: "arrival",
    side: "provider",
    label: "Consent to medical treatment is on the child’s file",
    name: "consent to medical treatment on file",
  },
  "profile-received": {
    plan: "arrival",
    side: "provider",
    label: "The missing-from-care profile has been received",
    name: "missing-from-care profile received",
  },
  "belongings-listed": {
    plan: "arrival",
    side: "provider",
    label: "Belongings are unpacked and listed with the child",
    name: "belongings listed",
  },
  "shown-round": {
    plan: "arrival",
    side: "provider",
    label: "The child has been shown round and given the children’s guide",
    name: "shown round, with the children’s guide",
  },
  "collection-time": {
    plan: "leaving",
    side: "council",
    label: "The time of leaving is agreed",
    name: "time of leaving",
    takes: "time",
    before: true,
  },
  "collected-by": {
    plan: "leaving",
    side: "council",
    label: "Who collects the child is agreed",
    name: "who collects the child",
    takes: "escort",
    before: true,
  },
  "leaving-told": {
    plan: "leaving",
    side: "council",
    label: "The child has been told when they leave, where they go and why",
    name: "what the child is told",
    before: true,
  },
  "next-home-told": {
    plan: "leaving",
    side: "council",
    label: "The next home has been told what it needs to know",
    name: "what the next home is told",
    hint: "Care routines, health, what helps and risks. Do not write here what it was told.",
    before: true,
  },
  "review-or-iro": {
    plan: "leaving",
    side: "council",
    label: "The review is held or the IRO informed (regulation 14)",
    name: "review or IRO",
    before: true,
  },
  "notified-told": {
    plan: "leaving",
    side: "council",
    label: "Those notified of the placement are told that it is ending",
    name: "those notified of the placement",
    before: true,
  },
  "belongings-packed": {
    plan: "leaving",
    side: "provider",
    label: "Belongings, savings and photographs are packed with the child",
    name: "belongings",
    before: true,
  },
  "medication-handed-over": {
    plan: "leaving",
    side: "provider",
    label: "Medication and its record are handed over, or there is none",
    name: "medication handed over",
    before: true,
  },
  goodbye: {
    plan: "leaving",
    side: "provider",
    label: "A goodbye is planned with the child",
    name: "goodbye",
    before: true,
  },
  "records-returned": {
    plan: "leaving",
    side: "provider",
    label: "The child’s records are returned to the council",
    name: "records returned",
  },
} as const satisfies Readonly<Record<string, ItemOption>>;

export type ItemCode = keyof typeof ITEMS;
export const PLAN_ITEMS: Readonly<Record<ItemCode, ItemOption>> = ITEMS;

/** The codes of one side's list, in its order. */
export function codesOf(plan: PlanKind, side: Side): ItemCode[] {
  return (Object.keys(ITEMS) as ItemCode[]).filter(
    (code) => PLAN_ITEMS[code].plan === plan && PLAN_ITEMS[code].side === side && !PLAN_ITEMS[code].retired,
  );
}

/** Those of them that belong before the child arrives or leaves. */
export function codesBefore(plan: PlanKind, side: Side): ItemCode[] {
  return codesOf(plan, side).filter((code) => PLAN_ITEMS[code].before);
}

/** What may hold a telephone number for the other side: the home's own, where the page has a wrong one. */
export const NUMBERS_IN_NOTE: ItemCode = "home-contacts";

/** What an item says beside its tick; null for one that says nothing, or that a side added. */
export function takesOf(key: string): Takes | null {
  return Object.hasOwn(PLAN_ITEMS, key) ? (PLAN_ITEMS[key as ItemCode].takes ?? null) : null;
}
