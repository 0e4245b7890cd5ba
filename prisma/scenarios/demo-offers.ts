import { boxesOf } from "~/domains/offers/offer-draft.rules";
import { addDays, londonDate } from "~/platform/time";
import type { OfferOverrides } from "../factories/offers.ts";

/** Days are counted from the day on which the demo opens, whenever the offer was made. */
function dates(startsInDays: number, heldForDays: number, at = "17:00"): OfferOverrides {
  const today = londonDate(new Date());
  return {
    startOn: boxesOf(addDays(today, startsInDays)),
    heldUntilOn: boxesOf(addDays(today, heldForDays)),
    heldUntilAt: at,
  };
}

function until(daysFromToday: number) {
  return boxesOf(addDays(londonDate(new Date()), daysFromToday));
}

export const OFFERS = {
  meadowLodge: (): OfferOverrides => ({
    ...dates(1, 1, "20:00"),
    needsMet:
      "A key worker who stays for the whole placement, therapeutic meetings of the team each week, and her own bedroom overlooking the field. We drive to her school and to training.",
    effectOnChildren:
      "Two girls of 13 and 16. Both were asked; the elder offered to show her round. A statement is attached to our impact assessment.",
    childrenLiving: "2",
    lines: [
      { kind: "core", amount: "4,300.00" },
      {
        kind: "education",
        description: "A tutor on school days until January",
        basis: "week",
        times: "38",
        amount: "540.00",
        outcome: "She keeps up with her class until she has a school place.",
        evidence: "The tutor's register and a report each half term",
        to: until(43),
      },
      {
        kind: "extra-staffing",
        description: "Two to one at weekends",
        hours: "16",
        staff: "2",
        amount: "25.00",
        outcome: "She comes back from weekends out without going missing.",
        evidence: "Rotas, and the log of each weekend",
        reviewOn: until(36),
        to: until(43),
      },
      { kind: "transport", description: "To school and to training", charge: "core" },
    ],
  }),
  theWharf: (): OfferOverrides => ({
    ...dates(2, 1, "12:00"),
    needsMet:
      "New home beside the canal, opened in May. Psychologist on the staff. She would move to the academy round the corner.",
    effectOnChildren: "Nobody lives here yet; a boy of 12 comes for a visit next week.",
    childrenLiving: "0",
    lines: [
      { kind: "core", amount: "5,100.00" },
      {
        kind: "education",
        description: "Bridging tuition until she has a school place",
        basis: "week",
        times: "38",
        amount: "315.50",
      },
      { kind: "therapy", description: "Weekly session with our psychologist", amount: "400.00" },
    ],
  }),
  lindenHouse: (): OfferOverrides => ({
    ...dates(1, 1, "18:00"),
    needsMet:
      "A settled team, most of them here for more than four years. Sunday visits to family have always been part of our week. She keeps her school.",
    effectOnChildren:
      "Three live here, 11 to 15. One finds new people hard at first and will have extra time with his key worker.",
    childrenLiving: "3",
    lines: [
      { kind: "core", amount: "4,750.00" },
      { kind: "therapy", description: "Clinical psychologist, fortnightly", amount: "260.00" },
      {
        kind: "extra-staffing",
        description: "One to one, first four weekends",
        hours: "20",
        amount: "24.00",
        outcome: "She settles with one adult she knows before she shares one.",
        evidence: "Rotas, and her key worker's weekly note",
        reviewOn: until(22),
        to: until(29),
      },
      { kind: "discount", description: "Second placement with Wolverhampton", amount: "100.00" },
    ],
  }),
  birchEnd: (): OfferOverrides => ({
    ...dates(10, 4),
    needsMet:
      "A workshop with a bench, a spaniel called Biscuit, and a manager who was once a mechanic. He keeps his school.",
    effectOnChildren: "Two boys of 9 and 13, both keen on company.",
    childrenLiving: "2",
    lines: [
      { kind: "core", amount: "4,480.00" },
      { kind: "transport", description: "School run", amount: "120.00" },
    ],
  }),
  castleRow: (): OfferOverrides => ({
    ...dates(12, 5),
    needsMet: "Five places, a garage and a quiet road. One to one at the times he asks for it.",
    effectOnChildren: "Four boys of 12 to 16. It would be full.",
    childrenLiving: "4",
    lines: [
      { kind: "core", amount: "3,950.00" },
      { kind: "extra-staffing", description: "One to one after school", hours: "15", amount: "22.40" },
    ],
  }),
  family: (weekly: string, needsMet: string): OfferOverrides => ({
    ...dates(9, 6),
    needsMet,
    effectOnChildren: "The carers' daughter is grown up and lives nearby. No other child is placed.",
    childrenLiving: "0",
    lines: [
      { kind: "core", amount: weekly },
      { kind: "set-up", description: "Bedroom and clothing", amount: "450.00" },
    ],
  }),
  flat: (weekly: string): OfferOverrides => ({
    ...dates(6, 5),
    needsMet:
      "A self-contained flat on the first floor, key worker 10 hours a week, somebody in the building day and night.",
    effectOnChildren: "Five other young people in the building. They know that somebody is coming.",
    childrenLiving: "5",
    lines: [
      { kind: "core", amount: weekly },
      { kind: "extra-staffing", description: "Key work on Sundays", hours: "4", amount: "21.00" },
      { kind: "set-up", description: "First tenancy pack", amount: "280.00" },
    ],
  }),
  canalside: (): OfferOverrides => ({
    ...dates(3, 4),
    needsMet:
      "A small team that has worked with exploited young people for years, and a chess board in every room.",
    effectOnChildren: "One boy of 13, who looks forward to it.",
    childrenLiving: "1",
    lines: [
      { kind: "core", amount: "5,350.00" },
      { kind: "extra-staffing", description: "One to one after dark", hours: "28", amount: "24.50" },
    ],
  }),
  hills: (): OfferOverrides => ({
    ...dates(4, 4),
    needsMet: "A remote farmhouse, an own tutor and three adults on shift.",
    effectOnChildren: "Two boys of 14. Agreed with both.",
    childrenLiving: "2",
    lines: [{ kind: "core", amount: "8,200.00" }],
  }),
  /** For a child who has moved in since: it was held until the day before. */
  placed: (startsInDays: number): OfferOverrides => ({
    ...dates(startsInDays, startsInDays - 1),
    needsMet: "Two key workers who share the week, the same faces at bedtime, and the school run by car.",
    effectOnChildren: "Three live here. Each was asked, and two have shown the room.",
    childrenLiving: "3",
    lines: [{ kind: "core", amount: "4,690.00" }],
  }),
  school: (): OfferOverrides => ({
    ...dates(44, 12),
    needsMet:
      "38 weeks in a house of six, a picture timetable through the whole day, weekends at home by train with us.",
    effectOnChildren: "Five boys of 11 to 15 in the house. He would share the sensory garden with all.",
    childrenLiving: "5",
    lines: [
      { kind: "core", amount: "3,860.00" },
      { kind: "education", basis: "term", times: "3", amount: "14,200.00" },
      { kind: "therapy", description: "Speech and language, occupational", amount: "310.00" },
    ],
  }),
  weekends: (): OfferOverrides => ({
    ...dates(20, 9),
    needsMet: "The same two staff each time. Level access shower and a bed with sides are here already.",
    effectOnChildren: "Three children on his weekends, all of whom he has met.",
    childrenLiving: "3",
    lines: [{ kind: "core", description: "Two nights a month, as a weekly share", amount: "245.00" }],
  }),
  drumRoom: (heldForDays: number): OfferOverrides => ({
    ...dates(5, heldForDays, "12:00"),
    needsMet: "A music room with thick walls. Two members of staff play in a band.",
    effectOnChildren: "Two girls of 14 and 15.",
    childrenLiving: "2",
    lines: [{ kind: "core", amount: "4,640.00" }],
  }),
} as const;
