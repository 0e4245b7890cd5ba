import {
  ACKNOWLEDGE_WORKING_DAYS,
  RESOLVE_WORKING_DAYS,
  URGENT_ACKNOWLEDGE_HOURS,
  URGENT_RESOLVE_HOURS,
} from "../issue.rules";

const days = (count: number) => `${count} working day${count === 1 ? "" : "s"}`;

/** What a council is held to, for both sides. */
export const CLOCKS_IN_WORDS = `The council writes back within ${days(ACKNOWLEDGE_WORKING_DAYS)} and resolves an issue within ${days(RESOLVE_WORKING_DAYS)}; an urgent one within ${URGENT_ACKNOWLEDGE_HOURS} and ${URGENT_RESOLVE_HOURS} hours, day and night.`;

/** The same in short, beside the choice. */
export const URGENCY_OPTIONS = [
  {
    value: "standard",
    label: `It can wait for the next working day: a first answer within ${days(ACKNOWLEDGE_WORKING_DAYS)}`,
  },
  {
    value: "urgent",
    label: `Urgent, because the child or the placement is at risk: a first answer within ${URGENT_ACKNOWLEDGE_HOURS} hours`,
  },
];
