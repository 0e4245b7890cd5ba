import { z } from "zod";
import { dateEntry, timeEntry } from "~/platform/forms/entry.schema";
import { optionalWholeNumber, wholeNumber } from "~/platform/forms/fields.schema";
import { mailedWords, nameEntry } from "~/platform/forms/mailed-words";
import { optionalWords } from "./text.schema";

const webAddress = optionalWords(500).refine((url) => url === undefined || /^https:\/\/\S+$/.test(url), {
  message: "Enter a web address that starts with https://",
});
const whole = (min: number, max: number, wrong: string) => wholeNumber({ min, max, wrong });

/** How many seats one organisation may have; undefined for no limit. */
export const seatsOrNone = (wrong: string) =>
  optionalWholeNumber({ min: 1, max: 2_000, wrong })
    .transform((seats) => seats ?? undefined)
    .optional();

export const FORUM_KINDS = {
  forum: "Forum",
  network: "Network of homes",
  "one-to-one": "One-to-one",
} as const;
export const AUDIENCES = {
  all: "All providers",
  list: "Providers on this series' list",
  invited: "Providers invited to each date",
} as const;
export const EVERY = { quarter: "Every quarter", month: "Every month", once: "Once" } as const;

/** Days of dates and times of day are read on a clock in London. */
export const seriesSchema = z.object({
  name: nameEntry({ empty: "Enter a name", most: 120 }),
  kind: z.enum(["forum", "network", "one-to-one"], "Choose what it is"),
  about: optionalWords(2_000),
  every: z.enum(["quarter", "month", "once"], "Choose how often it meets"),
  audience: z.enum(["all", "list", "invited"], "Choose who may come"),
  firstDay: dateEntry("the first date"),
  /** How many dates are planned at once. */
  dates: whole(1, 12, "Plan 1 to 12 dates"),
  startTime: timeEntry("when it starts"),
  minutesLong: whole(10, 720, "Enter how long it takes, from 10 to 720 minutes"),
  place: optionalWords(300).refine(...mailedWords),
  accessNotes: optionalWords(1_000).refine(...mailedWords),
  url: webAddress,
  capacity: whole(1, 2_000, "Enter how many seats there are, from 1 to 2,000"),
  seatsPerOrganisation: seatsOrNone("Enter a number of seats"),
  asksAccess: z.boolean(),
  asksDiet: z.boolean(),
});
export type SeriesInput = z.infer<typeof seriesSchema>;

/** One date as it is changed; moments in UTC. What is left out of the last five stays as it is. */
export const dateSchema = z.object({
  title: nameEntry({ empty: "Enter a title", most: 160 }),
  startsAt: z.date(),
  endsAt: z.date(),
  place: optionalWords(300).refine(...mailedWords),
  accessNotes: optionalWords(1_000).refine(...mailedWords),
  url: webAddress,
  opensAt: z.date().optional(),
  closesAt: z.date().optional(),
  audience: z.enum(["all", "list", "invited"], "Choose who may come").optional(),
  asksAccess: z.boolean().optional(),
  asksDiet: z.boolean().optional(),
});
export type DateInput = z.infer<typeof dateSchema>;
