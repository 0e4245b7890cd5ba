import type { DemoChild } from "./demo-child.ts";

/** Children of Wolverhampton for whom a home is looked for. */
export const KEEN_ON_BIKES = {
  who: {
    given: "Reuben",
    family: "Ormondroyd",
    age: 12,
    gender: "boy",
    address: "3 Tinsmith Yard",
    town: "Wolverhampton",
    postcode: "WV2 4ZQ",
    school: "Brickfield Middle",
    mother: "Kelly Ormondroyd",
  },
  asks: {
    purpose: "long-term",
    kind: "childrens-home",
    neededInDays: 12,
    legal: "care-order",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["adhd", "emotional-behavioural", "attachment"],
    detail:
      "He is on the move from six in the morning. Short instructions, jobs for his hands and an adult who keeps a promise to the minute make the day work. Waiting is the hardest thing.",
    risks: ["riskToOthersPhysical"],
    riskDetail:
      "Throws what is near when he is told no in front of others. Nobody has been hurt. It is over in minutes and he mends what he broke.",
  },
  strengths: {
    goingWell:
      "He has rebuilt two bicycles from parts and repairs those of the whole street. He sleeps through since summer.",
    wishes:
      "A shed or a garage with a bench. A dog, or at least a neighbour's. To stay with the same teaching assistant.",
    view: "He has been told that more than one home has asked about him, and was pleased.",
    length: "over-a-year",
  },
  placement: {
    pets: "Yes - must",
    livingCompanions: "Only with other older children",
    staffing: "one-to-one-part",
  },
  location: { near: "WV10", distance: "10-miles" },
  education: {
    ehcp: "yes",
    keepsPlace: "on",
    educationDetail:
      "Year 8 with 15 hours of support. Practical lessons go best; reads for pleasure if it is about engines.",
    diagnoses: "ADHD, diagnosed at eight",
    medication: "Methylphenidate, each morning",
  },
  story:
    "He has lived with foster carers since he was seven. They are retiring to Wales and everybody agreed a year ago that he would not go with them, because of his school and his mother, whom he sees each fortnight. It has been well prepared: he has a book of photographs, and they will stay in his life for birthdays and summers. Two short stays elsewhere ended because he was bored and told so all day. What he needs is space, work for his hands and adults with a sense of humour.",
} as const satisfies DemoChild;

export const CHESS_PLAYER = {
  who: {
    given: "Tyrell",
    family: "Winterflood",
    age: 15,
    gender: "boy",
    address: "22 Slaters Fold",
    town: "Willenhall",
    postcode: "WV13 9ZP",
    school: "Pool Hayes Sixth Form",
    mother: "Marcia Winterflood",
    father: "Errol Winterflood",
  },
  asks: {
    purpose: "assessment",
    kind: "childrens-home",
    neededInDays: 4,
    legal: "section-20",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["criminal-exploitation", "trauma", "going-missing"],
    detail:
      "He is careful with words and notices everything. He opens up over a board or a stove, hardly ever at a table. He needs adults who ask once and then wait.",
    risks: ["riskCriminalExploitation", "riskMissing", "riskDrugAlcohol"],
    riskDetail:
      "Older men used him to carry packages between March and August. He has handed over the telephone himself and the referral to the national mechanism is made. Missing overnight four times until August, not since. Cannabis at weekends.",
  },
  strengths: {
    goingWell:
      "Plays chess for his school on board one. He has kept every appointment with his youth worker since he asked for one.",
    wishes:
      "To live where nobody knows the number of his old telephone. To sit his GCSEs. To be taught to cook properly.",
    length: "12-weeks",
  },
  placement: {
    livingCompanions: "Only with other younger children",
    staffing: "one-to-one-part",
    staffingDetail: "One to one after dark for the first month.",
  },
  location: {
    near: "B69",
    distance: "20-miles",
    keepAway: "WV13, WS10",
    detail: "Away from where he was picked up, near enough for his mother to come by bus.",
  },
  education: {
    educationNow: "alternative",
    educationDetail:
      "Year 11, taught at a small unit since September and predicted good grades in six subjects.",
  },
  story:
    "He grew up with both parents and lives with his mother, who found the money under his bed in August and rang us that night. Since then she has slept with the car keys under her pillow. She asks for twelve weeks in which he is safe and she can move house. He agrees with her, which is rare enough. He will be fair with staff who are fair with him, and he will beat most of them at chess.",
} as const satisfies DemoChild;

export const SWIMMER = {
  who: {
    given: "Aleksandra",
    family: "Wojdyła",
    knownAs: "Ola",
    age: 17,
    gender: "girl",
    address: "60 Horseley Court",
    town: "Wolverhampton",
    postcode: "WV3 8ZQ",
    mother: "Beata Wojdyła",
  },
  asks: {
    purpose: "long-term",
    kind: "childrens-home",
    neededInDays: 20,
    legal: "care-order",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["eating-disorder", "mental-health"],
    detail:
      "She is recovering and knows her own early signs. Meals with others, no remarks about plates, and the same adult on Sunday evenings, when the week ahead looks long.",
    risks: ["riskEatingDisorder"],
    riskDetail:
      "Two stays in hospital last year, none since March. Her plan names who weighs her and when. Nobody else does.",
  },
  strengths: {
    goingWell:
      "Back in the pool three mornings a week with her doctor's blessing, and first in her year in Polish and biology.",
    wishes:
      "A home with few rules about food. To finish college. To be asked before her mother is told things.",
    view: "She would rather wait for the right house than move twice.",
    length: "adulthood",
  },
  placement: {
    culturalNeeds: "Required",
    culturalDetail: "Polish, Catholic; fasts are agreed with the clinic first.",
  },
  location: { near: "WV3", distance: "20-miles" },
  education: {
    educationNow: "college",
    keepsPlace: "on",
    diagnoses: "Anorexia nervosa, in recovery",
    healthDetail:
      "Seen by the eating disorder service each fortnight. They will train the staff of the new home.",
    educationDetail: "Second year of A levels: biology, chemistry, Polish. Wants to be a paramedic.",
  },
  story:
    "She came to this country at six and into care at fifteen, when her mother could not keep her well and her well-being had become the only subject at home. They are closer now that they live apart. Her present home is kind and too far from the clinic. She has asked for a move herself and helped to write this. While the clinic reviews her plan the search stands still for a few days.",
} as const satisfies DemoChild;
