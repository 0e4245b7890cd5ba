import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { dateEntry, timeEntry } from "~/platform/forms/entry.schema";
import { formsOf, hidden, optionalWholeNumber } from "~/platform/forms/fields.schema";
import { mailedWords } from "~/platform/forms/mailed-words";
import { londonToUtc } from "~/platform/time";
import { dateSchema, seatsOrNone, seriesSchema } from "./forum.schema";
import { optionalWords, words } from "./text.schema";

/** What the pages of an organiser send. Days and times are read on a clock in London. */

const id = z.uuid("Choose one");

export const planSchema = seriesSchema.extend({
  asksAccess: z.boolean().default(false),
  asksDiet: z.boolean().default(false),
  /** The dates as they were looked through on the second page. */
  days: z.array(dateEntry("each date")).max(12).optional(),
  step: z.enum(["check", "change", "plan"]).default("check"),
});

/** One more date of a series. */
export const planDateSchema = z.object({
  day: dateEntry("the date"),
  startTime: timeEntry("when it starts"),
  url: dateSchema.shape.url,
});

const moments = ["starts", "ends", "opens", "closes"] as const;

export const changeDateSchema = acrossFields(
  dateSchema.omit({ startsAt: true, endsAt: true, opensAt: true, closesAt: true }).extend({
    day: dateEntry("the date"),
    startTime: timeEntry("when it starts"),
    endTime: timeEntry("when it ends"),
    opensDay: dateEntry("the day on which booking opens"),
    opensTime: timeEntry("when booking opens"),
    closesDay: dateEntry("the day on which booking closes"),
    closesTime: timeEntry("when booking closes"),
    asksAccess: z.boolean().default(false),
    asksDiet: z.boolean().default(false),
  }),
  (form, tell) => {
    for (const what of moments) {
      const [day, field] = dayAndTimeOf(form, what);
      const time = form[field];
      if (day && time && !londonToUtc(day, time).ok)
        tell(field, `The clocks skip ${time} on that day. Choose another time`);
    }
    if (form.startTime && form.endTime && form.endTime <= form.startTime)
      tell("endTime", "It must end after it starts, on the same day");
  },
);
type ChangeDate = z.output<typeof changeDateSchema>;

function dayAndTimeOf(form: Partial<ChangeDate>, what: (typeof moments)[number]) {
  const day = what === "opens" ? form.opensDay : what === "closes" ? form.closesDay : form.day;
  const field = ({ starts: "startTime", ends: "endTime", opens: "opensTime", closes: "closesTime" } as const)[
    what
  ];
  return [day, field] as const;
}

/** The moments of a date's form, which the schema has found to exist. */
export function momentsOf(form: ChangeDate): Record<"startsAt" | "endsAt" | "opensAt" | "closesAt", Date> {
  const at = (day: string, time: string) => {
    const moment = londonToUtc(day, time);
    if (!moment.ok) throw new RangeError(`${day} ${time} is no time in London`);
    return moment.at;
  };
  return {
    startsAt: at(form.day, form.startTime),
    endsAt: at(form.day, form.endTime),
    opensAt: at(form.opensDay, form.opensTime),
    closesAt: at(form.closesDay, form.closesTime),
  };
}

export const seatsSchema = z.object({
  capacity: seriesSchema.shape.capacity,
  perOrganisation: seatsOrNone("Enter a number of seats from 1 to 2,000, or nothing"),
});

/** Nothing but the press: the version is read with every form. */
export const publishSchema = z.object({});

export const reasonSchema = z.object({
  reason: words(500, "Say why: those who have a seat read it").refine(...mailedWords),
});

export const agendaSchema = z.object({
  items: z
    .array(
      z.object({
        title: optionalWords(200),
        minutes: optionalWholeNumber({ min: 1, max: 720, wrong: "Enter minutes from 1 to 720, or nothing" })
          .transform((minutes) => minutes ?? undefined)
          .optional(),
        presenter: optionalWords(120),
      }),
    )
    .max(40, "An agenda has at most 40 items")
    .default([])
    .superRefine((items, context) => {
      items.forEach((item, index) => {
        if (!item.title && (item.minutes || item.presenter))
          context.addIssue({ code: "custom", path: [index, "title"], message: "Say what this item is" });
      });
    }),
});
export const paperSchema = z.object({
  title: words(200, "Say what it is"),
  /** A paper that was not accepted, in whose place it comes. */
  replaces: id.optional(),
});
export const removePaperSchema = z.object({ paperId: id });

export const guestSchema = z.object({ providerId: id, move: z.enum(["add", "remove"]).default("add") });
export const blockSchema = z.object({
  providerId: id,
  reason: words(500, "Say why. Only your organisation reads it"),
});
export const unblockSchema = z.object({ providerId: id });

export const topicMoveSchema = z.object({
  topicId: id,
  move: z.enum(["plan", "close", "reopen"], "Choose what becomes of it"),
});
/** `code` names one of the suggestions as they stand now: its numbers are read again. */
export const takeSuggestionSchema = z.object({ code: words(60, "Choose a suggestion") });
export const answerSchema = z.object({ questionId: id, answer: words(2_000, "Write the answer") });

export const minutesSchema = z.object({
  text: words(60_000, "Write the minutes"),
  step: z.enum(["save", "publish", "preview"]).default("save"),
});
export const decisionsSchema = z.object({
  decisions: optionalWords(8_000)
    .transform((lines) => (lines ?? "").split("\n").map((line) => line.replace(/^\s*[-*]\s+/, "").trim()))
    .transform((lines) => lines.filter((line) => line !== ""))
    .refine((lines) => lines.length <= 40, "Write at most 40 decisions"),
});
export const actionSchema = z.object({
  words: words(500, "Say what is to be done").refine(...mailedWords),
  doer: hidden(60, "Choose who does it").regex(/^(person|organisation):[0-9a-f-]{36}$/, "Choose who does it"),
  dueOn: dateEntry("the day by which it is done"),
});
export const updateActionStatusSchema = z.object({
  move: z.enum(["done", "dropped", "open"], "Choose how it stands"),
  note: optionalWords(500),
});

const intent = <I extends string>(is: I) => ({ intent: z.literal(is) });

export const dateFormsSchema = formsOf(
  topicMoveSchema.extend(intent("topic")),
  takeSuggestionSchema.extend(intent("suggestion")),
  answerSchema.extend(intent("answer")),
  guestSchema.extend(intent("guest")),
);
export const editFormsSchema = formsOf(
  seatsSchema.extend(intent("seats")),
  changeDateSchema.safeExtend(intent("change")),
);
export const seriesFormsSchema = formsOf(
  planDateSchema.extend(intent("date")),
  guestSchema.extend(intent("guest")),
);
export const agendaFormsSchema = formsOf(
  agendaSchema.extend(intent("agenda")),
  removePaperSchema.extend(intent("remove-paper")),
);
export const minutesFormsSchema = formsOf(
  minutesSchema.extend(intent("minutes")),
  decisionsSchema.extend(intent("decisions")),
  actionSchema.extend(intent("action")),
  z.object(intent("copy")),
);
export const blockFormsSchema = formsOf(
  blockSchema.extend(intent("block")),
  unblockSchema.extend(intent("unblock")),
);
