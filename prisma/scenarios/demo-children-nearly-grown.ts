import type { DemoChild } from "./demo-child.ts";

/** Young people of 16 and 17, a parent among them. */
export const BARISTA = {
  who: {
    given: "Rowan",
    family: "Desborough",
    knownAs: "Ro",
    age: 16,
    gender: "another",
    address: "45 Fellows Street",
    town: "Wolverhampton",
    postcode: "WV1 9ZQ",
    mother: "Claire Desborough",
  },
  asks: {
    purpose: "long-term",
    kind: "supported-accommodation",
    neededInDays: 6,
    legal: "section-20",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["mental-health", "emotional-behavioural"],
    detail:
      "They are non-binary, use they and them, and are tired of explaining it. Low on Sundays. A key worker who writes messages rather than rings gets an answer within minutes.",
    risks: ["riskSelfHarm"],
    riskDetail: "Cut twice last year, not since Easter. They carry a plan on their phone and have used it.",
  },
  strengths: {
    goingWell: "Four shifts a week in a coffee shop, where they are trusted to open up. Savings of £900.",
    wishes: "A front door of their own, not above a pub. To keep the job and the cat.",
    view: "Has visited one flat and liked it.",
    length: "adulthood",
  },
  placement: {
    pets: "Yes - must",
    residentialCareSuitability: "Unsuitable",
    livingCompanions: "No preference",
  },
  location: { near: "WV1", distance: "5-miles" },
  education: {
    educationNow: "college",
    keepsPlace: "on",
    educationDetail: "Level 3 hospitality, three days a week. Never misses a practical.",
    diagnoses: "Depression; anxiety",
    medication: "Fluoxetine 20 mg",
  },
  story:
    "They left home at fifteen after a year in which every meal ended in the same argument, and lived with a friend's parents, who moved away in autumn. They have shown that they can cook, pay and get up. What is missing is somebody who notices when a Sunday goes wrong.",
} as const satisfies DemoChild;

export const COLLEGE_IN_WALSALL = {
  who: {
    given: "Ibrahim",
    family: "Chaudhrywell",
    age: 16,
    gender: "boy",
    address: "9 Darwall Mews",
    town: "Walsall",
    postcode: "WS1 9ZQ",
    mother: "Samina Chaudhrywell",
  },
  asks: {
    purpose: "long-term",
    kind: "supported-accommodation",
    neededInDays: 12,
    legal: "care-order",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["emotional-behavioural"],
    detail:
      "He leaves a children's home that he likes, because he is ready. He can cook three meals, budgets badly and asks for help late. He wants to be shown once and left to try.",
  },
  strengths: {
    goingWell:
      "First year of bricklaying at college with a merit. Has kept the same two friends since primary school.",
    wishes: "Near his college, with a gym. To come back to his home for Sunday dinner.",
    view: "Would take either of the two places he has seen, and says so cheerfully.",
    length: "adulthood",
  },
  placement: { culturalNeeds: "Required", culturalDetail: "Muslim; halal kitchen or his own cupboard." },
  location: { near: "WS2", distance: "10-miles" },
  education: {
    educationNow: "college",
    keepsPlace: "on",
    educationDetail: "Bricklaying level 2, four days a week, bus from the town centre.",
  },
  story:
    "Four years in the same children's home have done him good. He came angry and silent and leaves with a trade and a driving licence to save for. His key worker will visit every week for the first three months. First tenancy skills are what he needs now: bills, a washing machine, and when to ask.",
} as const satisfies DemoChild;

export const NEW_TO_ENGLAND = {
  who: {
    given: "Yohannes",
    family: "Tesfaldet",
    age: 17,
    gender: "boy",
    address: "c/o 1 Spon Gate House",
    town: "Coventry",
    postcode: "CV1 9ZQ",
  },
  asks: {
    purpose: "long-term",
    kind: "supported-accommodation",
    neededInDays: 1,
    legal: "section-20",
    answerWithin: "24h",
  },
  needs: {
    list: ["seeking-asylum", "trauma"],
    detail:
      "He arrived alone in October. He sleeps badly and gets up to walk the corridor. He is quick with languages and likes to be useful. Tigrinya and some English; an interpreter for anything that matters.",
  },
  strengths: {
    goingWell:
      "Goes to English lessons every day and already helps others with forms. Runs five miles before breakfast.",
    wishes: "To find out about his sister. To go to church on Sundays. To begin college in January.",
    length: "adulthood",
  },
  placement: {
    culturalNeeds: "Required",
    culturalDetail: "Eritrean Orthodox; fasting days without meat or milk.",
    residentialCareSuitability: "Suitable but not preferred",
  },
  location: { near: "CV1", distance: "20-miles" },
  education: {
    educationNow: "none",
    communicationNeeds: "Y",
    specificCommunicationRequirements: "ESOL",
    educationDetail:
      "Six years of school at home. English lessons at a drop-in; on the list of the college for January.",
    healthDetail:
      "Screened on arrival. A dentist is needed. Counselling has been offered and he is thinking about it.",
  },
  story:
    "He came by himself through three countries and does not speak of it yet. Since October he has stayed in a hotel with a support worker, which ends this week. He keeps his room like a barracks and his shoes like new. He needs a kitchen, people of his own age and somebody with time in the evenings.",
} as const satisfies DemoChild;

export const MOTHER_TO_BE = {
  who: {
    given: "Courtney",
    family: "Salthouse",
    age: 16,
    gender: "girl",
    address: "73 Glebe Farm Parade",
    town: "Birmingham",
    postcode: "B33 9ZQ",
    mother: "Leanne Salthouse",
  },
  asks: {
    purpose: "parent-and-child",
    kind: "residential-family-centre",
    neededInDays: 16,
    legal: "interim-care-order",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["pregnancy", "learning-disability"],
    detail:
      "Her baby is due in five weeks. She learns by doing, three or four times over, and remembers it then. She is frightened of being watched and does better when told beforehand what will be written down.",
  },
  strengths: {
    goingWell:
      "Has kept every midwife appointment and finished a parenting course. Given up smoking since July.",
    wishes: "To take her baby home. To have her own mother at the birth. A room with a window that opens.",
    view: "Has visited the centre and asked good questions about night feeds.",
    length: "12-weeks",
  },
  placement: { staffing: "one-to-one-part", additionalSupport: "additional supervision" },
  location: { near: "B16", distance: "20-miles" },
  education: {
    educationNow: "none",
    educationDetail: "Left school in year 11 to rest. Wants to train as a nursery nurse later.",
    diagnoses: "Mild learning disability",
    healthDetail: "Pregnancy going well. Iron tablets.",
    medication: "Ferrous sulphate",
  },
  story:
    "She has been in care since she was twelve and has lived with the same foster carer for three years, who is sixty-eight and cannot have a baby in the house. The court asks for an assessment of twelve weeks after the birth. The father is seventeen, works, and wants to visit. Everyone who knows her thinks that she has a fair chance if she is taught with patience.",
} as const satisfies DemoChild;

export const RAILWAY_TIMETABLES = {
  who: {
    given: "Elliot",
    family: "Marchbanksly",
    age: 13,
    gender: "boy",
    address: "17 Hall Green Avenue",
    town: "Birmingham",
    postcode: "B28 9ZQ",
    school: "Fox Hollies Annexe",
    mother: "Georgina Marchbanksly",
    father: "Tim Marchbanksly",
  },
  asks: {
    purpose: "long-term",
    kind: "residential-special-school",
    neededInDays: 45,
    legal: "section-20",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["autism", "learning-disability"],
    detail:
      "The day is on his wall in pictures and he crosses it off. A change is fine if the picture changes first. He hums when content and bites his sleeve when it is too much; then he needs the dark and quiet of his tent.",
    risks: ["riskToOthersPhysical"],
    riskDetail:
      "Has bitten twice this year when held during a fire drill. Staff who stand back and point to the picture are not hurt.",
  },
  strengths: {
    goingWell: "Knows every train from New Street. Has started to sit through a whole meal with his family.",
    wishes: "Trains, water and the same breakfast. Weekends at home.",
    length: "over-a-year",
  },
  placement: {
    staffing: "one-to-one-day",
    residentialCareSuitability: "Preferred",
    fosterCareSuitability: "Unsuitable",
  },
  location: { near: "B16", distance: "any" },
  education: {
    educationNow: "special",
    ehcp: "yes",
    communicationNeeds: "Y",
    specificCommunicationRequirements: ["Makaton"],
    educationDetail:
      "His day school cannot meet his needs after July. The plan names a residential school, 38 weeks.",
    diagnoses: "Autism; moderate learning disability",
    medication: "Melatonin at night",
  },
  story:
    "He lives with his parents, who are devoted and exhausted. His day school has done well and says itself that he needs a waking-day curriculum. His parents want weekends at home and to be part of everything. The panel has agreed funding by education, social care and health.",
} as const satisfies DemoChild;

/** Lives in supported accommodation, and everything that leaving care asks for so far is recorded. */
export const POTTER = {
  who: {
    given: "Maisie",
    family: "Tettenhurst",
    age: 17,
    gender: "girl",
    address: "26 Bushbury Terrace",
    town: "Wolverhampton",
    postcode: "WV10 9ZR",
    mother: "Paula Tettenhurst",
  },
  asks: {
    purpose: "long-term",
    kind: "supported-accommodation",
    neededInDays: -9,
    legal: "care-order",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["emotional-behavioural"],
    detail:
      "She goes quiet when she is worried about money and then spends it. A key worker who asks on a Friday how the week went has made the difference.",
  },
  strengths: {
    goingWell: "Throws pots and sells them at a market. On time for college on four days of five.",
    wishes: "A kitchen of her own and a place for the wheel. To stay near her college.",
    view: "Has stayed one night in the flat and chosen the curtains.",
    length: "adulthood",
  },
  location: { near: "WV1", distance: "10-miles" },
  education: {
    educationNow: "college",
    keepsPlace: "on",
    educationDetail: "Ceramics level 3, second year, four days a week.",
  },
  story:
    "She has lived with the same foster carers for five years and has wanted to try a flat since her birthday. They agree, and keep her room as a studio until the summer. She cooks, shops and gets herself up. Bills and loneliness are what she wants help with.",
} as const satisfies DemoChild;

/** Lives in a children's home at a high cost; nobody has recorded a pathway plan. */
export const CYCLIST = {
  who: {
    given: "Corey",
    family: "Wednesley",
    age: 16,
    gender: "boy",
    address: "88 Ettingshall Way",
    town: "Wolverhampton",
    postcode: "WV4 9ZR",
    father: "Lee Wednesley",
  },
  asks: {
    purpose: "long-term",
    kind: "childrens-home",
    neededInDays: -10,
    legal: "care-order",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["criminal-exploitation", "emotional-behavioural"],
    detail:
      "He answers for himself once he trusts somebody, which takes him about two weeks. Older men have given him phones and lifts. Two adults on every shift have kept him safe since summer.",
    risks: ["riskMissing"],
    riskDetail: "Away overnight three times in the spring, not since.",
  },
  strengths: {
    goingWell: "Repairs bicycles for the whole street and keeps a book of who owes him.",
    wishes: "A shed with a bench. To see his sister on Sundays. His own front door one day.",
    length: "12-weeks",
  },
  location: { near: "WV4", distance: "20-miles" },
  education: { keepsPlace: "on", educationDetail: "Year 11, sits five exams in summer." },
  story:
    "Two men waited for him outside the last home, which could not keep them away. Everybody agrees that he needs a quieter town for some months, and then less staff than today. He has said himself that he wants a plan that ends.",
} as const satisfies DemoChild;
