import type { DemoChild } from "./demo-child.ts";

/** Needed today, with two hours to answer. */
export const NEEDED_TODAY = {
  who: {
    given: "Chantelle",
    family: "Brackenridge",
    knownAs: "Telle",
    age: 14,
    gender: "girl",
    address: "8 Thornycroft Lane",
    town: "Wednesfield",
    postcode: "WV11 9ZQ",
    school: "Marlpool Academy",
    mother: "Denise Brackenridge",
    others: "Kayden Brackenridge",
  },
  asks: {
    purpose: "emergency",
    kind: "childrens-home",
    neededInDays: 0,
    legal: "interim-care-order",
    answerWithin: "2h",
  },
  needs: {
    list: ["trauma", "self-harm", "going-missing"],
    detail:
      "She settles with one calm adult at a time and hates being hurried. Loud arguments take her straight back to home. She talks best while doing something: cooking, walking, painting nails.",
    risks: ["riskSelfHarm", "riskMissing"],
    riskDetail:
      "Scratched her arms twice this month, both times at night and both times she told somebody within the hour. Away overnight three times since September; she goes to a friend's house and answers her phone.",
  },
  strengths: {
    goingWell:
      "She has not missed a day of school this half-term. She runs the year 7 art club and is trusted with the keys.",
    wishes:
      "To stay at her school, to ring her little brother every evening, and to know by tonight where she sleeps.",
    view: "A small house, not more than four young people. She would like to speak to somebody there before she comes.",
    length: "12-weeks",
  },
  placement: {
    siblingCount: "1",
    stayTogether: "may",
    livingCompanions: "Only with other older children",
    staffing: "one-to-one-part",
    wakingNight: "on",
    staffingDetail: "Waking night for the first two weeks, then look at it again together.",
    additionalSupport: "additional supervision",
  },
  location: {
    near: "WV10",
    distance: "20-miles",
    keepAway: "B21",
    detail: "Her school is on the north side of the city and she will be driven there tomorrow.",
  },
  education: {
    keepsPlace: "on",
    educationDetail:
      "Year 10, sitting eight GCSEs. Her head of year drives in early to meet her on hard mornings.",
    healthDetail: "Sees the school nurse weekly. Waiting for a first appointment with CAMHS in December.",
  },
  story:
    "She has lived with her mother and a younger brother all her life and looked after both. Last night her mother's partner came back and she called for help herself. She stayed with a neighbour until five this afternoon, who cannot keep her another night. Her brother is with his father and safe. She is worn out, polite and clear about what she needs: a door that locks, somebody awake at night, and to be at school in the morning. We hope for a family member by the new year and have begun to ask.",
} as const satisfies DemoChild;

/** The week before: three offers to compare. */
export const THREE_OFFERS = {
  who: {
    given: "Ngozi",
    family: "Hollingberry",
    age: 15,
    gender: "girl",
    address: "41 Cinder Bank Rise",
    town: "Bilston",
    postcode: "WV14 7ZX",
    school: "Fallowfield High",
    mother: "Adaeze Hollingberry",
    father: "Simon Hollingberry",
  },
  asks: {
    purpose: "long-term",
    kind: "childrens-home",
    neededInDays: 3,
    legal: "care-order",
    answerWithin: "24h",
  },
  needs: {
    list: ["trauma", "emotional-behavioural", "attachment"],
    detail:
      "She expects to be moved on and tests that early: the first three weeks are the hardest. Adults who stay the same, say what happens next and let her come back after a row are what has worked.",
    risks: ["riskMissing", "riskToOthersPhysical"],
    riskDetail:
      "Two windows broken since summer, each time after a cancelled visit. She has never hurt a person. Late home on Fridays, always by bus and always on the phone.",
  },
  strengths: {
    goingWell:
      "Plays wing attack for the county under-16s and has been to every training since April. Her maths teacher says she could teach it.",
    wishes:
      "To stay until she is 18. To keep netball on Tuesdays and Thursdays. To see her grandmother on Sundays.",
    view: "She has seen photographs of all three. She would like to visit the one by the canal and the one with the field.",
    length: "adulthood",
  },
  placement: {
    culturalNeeds: "Required",
    culturalDetail:
      "Black Nigerian and white British. Somebody who can do her hair, and church now and then.",
    livingCompanions: "With other children recommended",
    staffing: "one-to-one-part",
    staffingDetail: "One to one for the first four weekends, then as everybody else.",
    additionalSupport: "therapeutic support",
  },
  location: {
    near: "WV10",
    distance: "20-miles",
    avoid: "DY1",
    detail: "Training is on the north side of the city.",
  },
  education: {
    keepsPlace: "on",
    educationDetail: "Year 11, mock exams in January. Keeps her school if a drive is under 40 minutes.",
    healthDetail: "Well. A knee that swells after matches, seen by the physiotherapist.",
  },
  story:
    "She came into care at eleven with her foster carers hoping for a long stay. They were fond of each other, and when the carer fell ill last winter it ended in two days. A bridging home has looked after her since. It closes for building works this month. She has had four bedrooms in four years and keeps a bag ready. What she does well she does with people who turn up: her coach, her grandmother, one teacher. She asks that this is the last time, and so do we.",
} as const satisfies DemoChild;
