import type { DemoChild } from "./demo-child.ts";

/** Children of Wolverhampton who have moved in somewhere. Days are counted from the day on which the demo opens. */
export const GARDENER = {
  who: {
    given: "Shanelle",
    family: "Brathwoode",
    age: 13,
    gender: "girl",
    address: "9 Coppice Rise",
    town: "Wolverhampton",
    postcode: "WV4 6ZQ",
    mother: "Denise Brathwoode",
  },
  asks: {
    purpose: "long-term",
    kind: "childrens-home",
    neededInDays: -15,
    legal: "care-order",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["attachment", "trauma"],
    detail:
      "She tests whether adults stay by telling them to go. A calm evening and the same two people at bedtime make most days good ones.",
  },
  strengths: {
    goingWell:
      "She grows tomatoes from seed and sells them to her teachers. She has not missed a day of school since May.",
    wishes: "A bed by a window and a patch of earth. To be asked before her room is tidied.",
    length: "over-a-year",
  },
  location: { near: "WV10", distance: "10-miles" },
  education: { keepsPlace: "on", educationDetail: "Year 8, science is her best subject." },
  story:
    "She has lived with relatives since she was nine. They are expecting their own second child and the flat has two rooms. Everybody has known for half a year that she would move, and she has helped to write this.",
} as const satisfies DemoChild;

export const GUITARIST = {
  who: {
    given: "Kieron",
    family: "Aldersleigh",
    age: 14,
    gender: "boy",
    address: "31 Fordhouse Walk",
    town: "Wolverhampton",
    postcode: "WV10 8ZP",
    father: "Dean Aldersleigh",
  },
  asks: {
    purpose: "long-term",
    kind: "childrens-home",
    neededInDays: -22,
    legal: "care-order",
    answerWithin: "5-working-days",
  },
  needs: {
    list: ["emotional-behavioural"],
    detail:
      "He is loud when he is frightened and sorry ten minutes later. Somebody who stays in the room and says little helps most.",
  },
  strengths: {
    goingWell: "Plays the guitar in a band of four, on time for every rehearsal. He cooks for whoever is in.",
    wishes: "To keep his band. To have a door that he may close and that others knock at.",
    length: "over-a-year",
  },
  location: { near: "WV10", distance: "20-miles" },
  education: { keepsPlace: "on", educationDetail: "Year 9, with a mentor each morning." },
  story:
    "He has lived with the same carers for three years. One of them is ill and they have asked us to find another home before the winter. They will go on seeing him on Sundays.",
} as const satisfies DemoChild;

export const RUNNER = {
  who: {
    given: "Imogen",
    family: "Farrowdale",
    age: 15,
    gender: "girl",
    address: "5 Lower Penn Mews",
    town: "Wolverhampton",
    postcode: "WV4 4ZP",
    mother: "Carol Farrowdale",
  },
  asks: {
    purpose: "assessment",
    kind: "childrens-home",
    neededInDays: -26,
    legal: "section-20",
    answerWithin: "24h",
  },
  needs: {
    list: ["going-missing", "trauma"],
    detail:
      "She walks out when a conversation gets loud and comes back when it is quiet. She answers texts, always.",
    risks: ["riskMissing"],
    riskDetail: "Away for some hours twice a week in the summer, each time at a friend's house.",
  },
  strengths: {
    goingWell: "Runs for the county. Up at six to train, whatever the evening was like.",
    wishes: "A home with a park nearby. Nobody who reads over her shoulder.",
    length: "12-weeks",
  },
  location: { near: "WV3", distance: "20-miles" },
  education: { keepsPlace: "on", educationDetail: "Year 10, predicted good grades." },
  story:
    "She and her mother cannot live together at present and both say so. Twelve weeks are meant to show what would have to change. They meet each Wednesday with a worker whom both like.",
} as const satisfies DemoChild;
