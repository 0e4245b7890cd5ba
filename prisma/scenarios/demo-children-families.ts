import type { DemoChild } from "./demo-child.ts";

/** Children for whom a family is looked for. */
export const DINOSAUR_EXPERT = {
  who: {
    given: "Malachy",
    family: "Underhay",
    age: 9,
    gender: "boy",
    address: "5 Pennfold Close",
    town: "Wolverhampton",
    postcode: "WV4 9ZQ",
    school: "Goldthorn Park Primary",
    mother: "Roisin Underhay",
  },
  asks: {
    purpose: "long-term",
    kind: "fostering",
    neededInDays: 10,
    legal: "care-order",
    answerWithin: "24h",
  },
  needs: {
    list: ["trauma", "attachment", "adhd"],
    detail:
      "He asks where you are going, each time, and needs the true answer. Mealtimes are anxious: a snack drawer of his own has nearly ended the hiding of food. Loves a lap and a book at bedtime.",
  },
  strengths: {
    goingWell:
      "Knows 212 dinosaurs and corrects the museum. Has two friends and was asked to a birthday for the first time.",
    wishes: "A family with a garden and no big dogs. To keep his school. To send drawings to his nan.",
    view: "Met by his social worker with pictures of three kinds of family; chose two mums or a mum and a dad, either.",
    length: "adulthood",
  },
  placement: { pets: "No", livingCompanions: "Only with other older children" },
  location: { near: "WV3", distance: "10-miles" },
  education: {
    keepsPlace: "on",
    ehcp: "assessment",
    educationDetail:
      "Year 5. Behind in writing, ahead in science. A quiet corner and a timer keep him in the room.",
    diagnoses: "ADHD, being assessed",
  },
  story:
    "He was seven when he was found alone at home for the third time. Two sets of foster carers since: the first adored him and moved abroad for work, the second are approved for short stays only and have kept him longer than they should. He has been told that the next family is meant to be for good, and asks about it in the car. He is tender, exact and very good company.",
} as const satisfies DemoChild;

export const BAKER = {
  who: {
    given: "Esme",
    family: "Farthingale",
    age: 10,
    gender: "girl",
    address: "31 Claregate Bank",
    town: "Wolverhampton",
    postcode: "WV6 9ZQ",
    school: "Palmers Green Primary",
    mother: "Donna Farthingale",
    others: "Archie Farthingale",
  },
  asks: {
    purpose: "long-term",
    kind: "fostering",
    neededInDays: 14,
    legal: "care-order",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["trauma", "sensory-impairment"],
    detail:
      "She wears two hearing aids and lip-reads well if you face her. In noise she goes quiet, which is taken for sulking. She needs carers who face her, and evenings with little talk.",
  },
  strengths: {
    goingWell:
      "She bakes every Saturday and sells at the school fair. Her signing is better than her teachers'.",
    wishes: "To keep seeing her brother on Wednesdays. To have a kitchen where mess is allowed.",
    view: "Liked the letter that one of the families wrote to her and has answered it.",
    length: "adulthood",
  },
  placement: { additionalSupport: "therapeutic support" },
  location: { near: "WV6", distance: "20-miles" },
  education: {
    ehcp: "yes",
    keepsPlace: "on",
    communicationNeeds: "Y",
    specificCommunicationRequirements: ["BSL"],
    educationDetail: "Year 6 with a teacher of the deaf one day a week.",
    diagnoses: "Moderate hearing loss in both ears since birth",
    healthDetail: "Audiology each half-year. New aids fitted in September.",
  },
  story:
    "She came into care with her brother two years ago. He is settled with carers who have no room for her; the two see each other each week and telephone by video. Her short-term carers have learned to sign for her and will hand over slowly. She knows her own mind: a family that cooks, no loud television, and someone to clap at the fair.",
} as const satisfies DemoChild;

export const HOME_AGAIN = {
  who: {
    given: "Oskar",
    family: "Lindqvistham",
    age: 8,
    gender: "boy",
    address: "2 Finchfield Steps",
    town: "Wolverhampton",
    postcode: "WV3 0ZQ",
    father: "Piotr Lindqvistham",
  },
  asks: { purpose: "bridging", kind: "fostering", neededInDays: 2, legal: "section-20", answerWithin: "24h" },
  needs: {
    list: ["trauma"],
    detail:
      "His father goes into hospital for an operation. He is worried about it and not about much else: he eats, sleeps and plays, and asks twice a day for news.",
  },
  strengths: {
    goingWell: "Happy at school and at the football club. Can swim 50 metres since Thursday.",
    wishes: "To telephone his father every evening. To sleep in a room with a night light.",
    length: "2-weeks",
  },
  location: { near: "WV3", distance: "5-miles" },
  education: { keepsPlace: "on", educationDetail: "Year 4, does well, loves assembly." },
  story:
    "He and his father live alone together and do it well. The operation is planned and the father asked us for help in good time. An uncle would take him but works nights. Two weeks with a family nearby, school as usual and a call in the evening is all that is needed.",
} as const satisfies DemoChild;

export const FIRST_SCHOOL = {
  who: {
    given: "Amina",
    family: "Rasheedcroft",
    age: 6,
    gender: "girl",
    address: "88 Ladywell Grove",
    town: "Birmingham",
    postcode: "B10 9ZQ",
    school: "Somerfield Infants",
    mother: "Farida Rasheedcroft",
  },
  asks: {
    purpose: "long-term",
    kind: "fostering",
    neededInDays: 18,
    legal: "placement-order",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["attachment"],
    detail:
      "She goes to anyone with open arms and needs carers who see that for what it is. She likes songs, order and being carried up the stairs. Speaks Somali and English and mixes them when she is tired.",
  },
  strengths: {
    goingWell: "Can read. Sleeps in her own bed since October. Draws her foster carer with very long arms.",
    wishes: "A bedroom near the grown-ups. To wear her scarf with stars on Fridays.",
    length: "adulthood",
  },
  placement: {
    culturalNeeds: "Required",
    culturalDetail: "Somali and Muslim: halal food, Friday prayers, somebody who can do her hair.",
  },
  location: { near: "Birmingham", distance: "20-miles", avoid: "B10" },
  education: {
    communicationNeeds: "Y",
    specificCommunicationRequirements: "ESOL",
    educationDetail: "Year 1 and catching up fast. Her teacher will help the next school to know her.",
  },
  story:
    "She was removed at four, after her mother became too ill to know her. Her mother has since died. An older cousin sends cards and would like to stay in her life. Her foster carer has brought her to the point where a family for good can be looked for, and will help her move at her pace.",
} as const satisfies DemoChild;

export const WEEKENDS = {
  who: {
    given: "Noah",
    family: "Pemberthwaite",
    age: 10,
    gender: "boy",
    address: "12 Tettenhall Rise",
    town: "Wolverhampton",
    postcode: "WV6 8ZQ",
    school: "Greenacre School",
    mother: "Judith Pemberthwaite",
    father: "Alan Pemberthwaite",
  },
  asks: {
    purpose: "short-break",
    kind: "short-breaks",
    neededInDays: 21,
    legal: "section-20",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["autism", "learning-disability", "complex-health"],
    detail:
      "He does not use words and is easy to understand once you know his four signs and his tablet. Water calms him. Alarms frighten him. He needs two adults for the bath and one who sits with him until he sleeps.",
    riskDetail: "",
  },
  strengths: {
    goingWell:
      "Has begun to choose between two things by pointing. Walks to the shop holding one hand, not two.",
    wishes: "Water play, his own blanket, and the same person on the first night. He shows it by looking.",
    view: "Visited and would not leave the sensory room.",
    length: "over-a-year",
  },
  placement: {
    homeAdaptation: "yes",
    adaptationDetail: "Level access shower and a bed with sides.",
    staffing: "one-to-one-day",
  },
  location: { near: "WV6", distance: "10-miles" },
  education: {
    educationNow: "special",
    ehcp: "yes",
    communicationNeeds: "Y",
    specificCommunicationRequirements: ["Makaton"],
    educationDetail: "A special school he loves, with transport from home.",
    diagnoses: "Autism; severe learning disability; epilepsy",
    medication: "Sodium valproate twice a day; buccal midazolam if a seizure lasts five minutes",
    healthDetail: "A seizure about once a month. The community nurse trains staff.",
  },
  story:
    "He lives with his parents and two sisters, who have not slept a whole weekend since he was four. They ask for two nights a month so that the family can rest and the sisters can have friends to stay. He should come to know one place and one small group of staff, so that it becomes his as well.",
} as const satisfies DemoChild;
