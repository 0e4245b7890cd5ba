import type { DemoChild } from "./demo-child.ts";

/** Children of Dudley and Sandwell for whom a home is looked for. */
export const TWO_BROTHERS = {
  who: {
    given: "Finlay",
    family: "Attlebrough",
    age: 11,
    gender: "boy",
    address: "14 Chainmakers Walk",
    town: "Dudley",
    postcode: "DY2 0ZQ",
    school: "Netherbrook Primary",
    mother: "Stacey Attlebrough",
    others: "Jenson Attlebrough",
  },
  asks: {
    purpose: "long-term",
    kind: "childrens-home",
    neededInDays: 9,
    legal: "care-order",
    answerWithin: "24h",
  },
  needs: {
    list: ["trauma", "attachment"],
    detail:
      "He has looked after his brother since he could reach the cooker and finds it hard to hand that over. He checks doors at night. Being told the plan for tomorrow, every evening, lets him sleep.",
  },
  strengths: {
    goingWell:
      "Settled at school with one close friend. He reads to his brother each night and does all the voices.",
    wishes: "To live with his brother, or to see him every day. To go to the same big school as his friend.",
    view: "He would like to see where it is on a map.",
    length: "over-a-year",
  },
  placement: {
    siblingCount: "1",
    stayTogether: "must",
    livingCompanions: "With other children recommended",
    staffing: "usual",
    additionalSupport: "taxis to school",
  },
  location: {
    near: "DY1",
    distance: "10-miles",
    detail: "Both boys are settled at their schools in the borough.",
  },
  education: {
    keepsPlace: "on",
    educationDetail: "Year 6, moves up in September. Bright, quiet, never late.",
  },
  story:
    "Two brothers of 8 and 11 who have only ever lived together. Their mother is ill and has asked the court for the care order herself. Their present carers are grandparents who did it for two years and are tired now; they will go on having them for Sunday lunch. Each boy has a referral of his own and they must be placed in the same home. The younger is noisy and cheerful, the elder is the one who worries.",
} as const satisfies DemoChild;

export const DRUMMER = {
  who: {
    given: "Keira",
    family: "Bloomsgrove",
    age: 13,
    gender: "girl",
    address: "7 Saltwells Drive",
    town: "Brierley Hill",
    postcode: "DY5 9ZQ",
    school: "Thorns End",
    father: "Wayne Bloomsgrove",
  },
  asks: {
    purpose: "long-term",
    kind: "childrens-home",
    neededInDays: 6,
    legal: "interim-care-order",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["emotional-behavioural", "aggression"],
    detail:
      "Anger arrives fast and leaves fast. She needs room to walk away and somebody who comes to find her ten minutes later with a hot drink and no lecture.",
    risks: ["riskToOthersPhysical"],
    riskDetail:
      "Pushed an adult twice in spring when her way out was blocked. Not since the door is left open.",
  },
  strengths: {
    goingWell:
      "Drums in the school band and has her own kit with headphones. Her attendance went from 60 to 94 per cent.",
    wishes: "Somewhere the drums are not a problem. To see her father when he is well.",
    length: "12-months",
  },
  location: { near: "DY5", distance: "20-miles" },
  education: {
    keepsPlace: "on",
    educationDetail: "Year 9. A mentor twice a week, and her own timetable on Fridays.",
  },
  story:
    "She lived with her father until his breakdown in June, then with an aunt who has four of her own. Two foster placements in three months were too quiet for her, she says, and the carers agreed. She has chosen a home over a family for now: more people, less watching. She is funny, loud and loyal, and does well where somebody laughs with her.",
} as const satisfies DemoChild;

export const ELECTRICIAN = {
  who: {
    given: "Jaskaran",
    family: "Bhullarwood",
    age: 16,
    gender: "boy",
    address: "19 Gasworks Terrace",
    town: "Smethwick",
    postcode: "B66 9ZQ",
    mother: "Sukhwinder Bhullarwood",
  },
  asks: {
    purpose: "bridging",
    kind: "childrens-home",
    neededInDays: 7,
    legal: "section-20",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["emotional-behavioural", "substance-misuse"],
    detail:
      "He does well with work to do and badly with empty Saturdays. He likes plain speaking and cannot bear to be talked about.",
    risks: ["riskDrugAlcohol"],
    riskDetail:
      "Drinks at weekends with older cousins. Never at work. He has agreed to see the young people's service.",
  },
  strengths: {
    goingWell: "Two days a week with an electrician, who wants him as an apprentice next summer.",
    wishes:
      "To get to work on the tram by half past seven. To go to the gurdwara with his grandfather on Sundays.",
    length: "6-months",
  },
  placement: {
    culturalNeeds: "Required",
    culturalDetail: "Sikh; vegetarian at home.",
    supportedAccommodationSuitability: "Suitable but not preferred",
  },
  location: { near: "B69", distance: "10-miles" },
  education: {
    educationNow: "college",
    educationDetail: "Electrical installation, level 1, three days a week.",
  },
  story:
    "He and his mother have stopped shouting since he went to stay with his grandfather, whose flat has one bedroom. Everybody wants the same thing: some months of breathing space, then home or a place of his own. He is proud and punctual and answers to respect.",
} as const satisfies DemoChild;
