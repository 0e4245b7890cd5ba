import type { DemoChild } from "./demo-child.ts";

/** Children whose referral is still being written, and one whose search is over. */
export const STARGAZER = {
  who: {
    given: "Matilda",
    family: "Cresswellian",
    age: 7,
    gender: "girl",
    address: "26 Bantock Row",
    town: "Wolverhampton",
    postcode: "WV3 9ZQ",
    mother: "Nicola Cresswellian",
  },
  asks: {
    purpose: "bridging",
    kind: "fostering",
    neededInDays: 4,
    legal: "interim-care-order",
    answerWithin: "24h",
  },
  needs: {
    list: ["trauma"],
    detail: "She is quiet with adults and bright with animals. She sleeps when the landing light is on.",
  },
  strengths: {
    goingWell: "Knows the planets in order and their moons. Walks to school with a friend.",
    wishes: "To take her telescope.",
    length: "not-known",
  },
  location: { near: "WV3", distance: "10-miles" },
  story: "Not written yet.",
} as const satisfies DemoChild;

export const FOOTBALLER = {
  who: {
    given: "Kofi",
    family: "Ampomahurst",
    age: 11,
    gender: "boy",
    address: "54 Low Hill Crescent",
    town: "Wolverhampton",
    postcode: "WV10 9ZQ",
    school: "Berrybrook Juniors",
    mother: "Abena Ampomahurst",
  },
  asks: {
    purpose: "long-term",
    kind: "childrens-home",
    neededInDays: 8,
    legal: "care-order",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["trauma", "emotional-behavioural"],
    detail:
      "Losing is a catastrophe and then, an hour later, a joke. He needs somebody to sit it out with him. Praise works when it is quiet and exact.",
    risks: ["riskToOthersPhysical"],
    riskDetail:
      "Kicks doors when he is beaten at something. He stops when an adult names it and waits. Nobody has been hurt this year.",
  },
  strengths: {
    goingWell: "Captain of the under-12s. He has begun to shake hands after a match, win or lose.",
    wishes: "A garden with a goal. To see his mother on Saturdays and his team on Sundays.",
    view: "Would like to meet the other children before he decides what he thinks.",
    length: "over-a-year",
  },
  placement: {
    culturalNeeds: "Required",
    culturalDetail: "Ghanaian heritage; jollof on Sundays and help with his hair and skin.",
    livingCompanions: "Only with other older children",
    staffing: "one-to-one-part",
  },
  location: { near: "WV10", distance: "10-miles" },
  education: {
    keepsPlace: "on",
    educationDetail: "Year 7, in on time every day. A learning mentor meets him at the gate on Mondays.",
  },
  story:
    "He has lived with his grandparents since he was five. His grandfather died in September and his grandmother cannot manage alone; she will stay close. He is loud in company and soft with small children. His team is the fixed point of his week and his coach has offered to drive.",
} as const satisfies DemoChild;

export const FIRST_STEPS = {
  who: {
    given: "Haroon",
    family: "Mirzaland",
    age: 12,
    gender: "boy",
    address: "140 Sparkbrook Rise",
    town: "Birmingham",
    postcode: "B11 9ZQ",
    school: "Golden Hillock Lower",
    mother: "Rubina Mirzaland",
  },
  asks: {
    purpose: "assessment",
    kind: "childrens-home",
    neededInDays: 11,
    legal: "section-20",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["physical-disability", "emotional-behavioural"],
    detail:
      "He uses a wheelchair outside and crutches indoors, and decides himself which. Being lifted without being asked is the one thing that makes him furious.",
  },
  strengths: {
    goingWell: "Plays wheelchair basketball. Tops the class in history, and argues with the textbook.",
    wishes: "A bathroom he can use alone. To keep his physiotherapist.",
    length: "12-weeks",
  },
  placement: {
    homeAdaptation: "yes",
    adaptationDetail: "A bedroom and a bathroom on the ground floor, doors 80 cm wide.",
  },
  location: { near: "B16", distance: "20-miles" },
  education: {
    ehcp: "yes",
    diagnoses: "Cerebral palsy",
    healthDetail: "Physiotherapy each week; botulinum injections twice a year.",
  },
  story: "Not written yet.",
} as const satisfies DemoChild;

export const LAST_SUMMER = {
  who: {
    given: "Poppy",
    family: "Tansleyworth",
    age: 9,
    gender: "girl",
    address: "11 Oxley Moor",
    town: "Wolverhampton",
    postcode: "WV9 9ZQ",
    mother: "Hayley Tansleyworth",
  },
  asks: {
    purpose: "long-term",
    kind: "fostering",
    neededInDays: 10,
    legal: "care-order",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["attachment"],
    detail:
      "She follows the adult she trusts from room to room and is happiest when they cook together. New faces are met from behind a door first.",
  },
  strengths: {
    goingWell: "Sings in two choirs. Her teacher calls her the kindest child in the class.",
    wishes: "To live with somebody from her own family, if anybody can.",
    view: "Asked us to ask her aunt.",
    length: "adulthood",
  },
  location: { near: "WV10", distance: "20-miles" },
  education: {
    keepsPlace: "on",
    educationDetail: "Year 5 and doing well; a place in the nurture group on two mornings.",
  },
  story:
    "She has lived with a short-term carer since spring, who has become fond of her and cannot keep her: she moves abroad in the new year. There is a large family that had lost touch. She remembers an aunt who sang, and has asked about her. A family for good is looked for while that aunt is assessed.",
} as const satisfies DemoChild;
