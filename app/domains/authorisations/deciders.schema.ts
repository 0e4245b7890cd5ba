import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { dateEntry, optionalPoundsEntry } from "~/platform/forms/entry.schema";
import { rowId, text } from "~/platform/forms/fields.schema";
import { addDays, londonDate } from "~/platform/time";

/** As the database holds it: nobody is away longer without being asked again. */
export const MAX_DEPUTY_DAYS = 92;

/** What a first year may cost for a head of service to decide; left empty, there is no limit. */
export const limitSchema = z.object({
  limit: optionalPoundsEntry("the limit", { least: 1 }),
});

/** What the council calls its funding panel; left empty, it has none. */
export const panelNameSchema = z.object({
  name: text({ label: "The name", max: 60, oneLine: "Enter the name in one line" }),
});

/** Who is deputy for whom, from a day to a day. Refused in words: the same person, days in the past, more than 3 months. */
export function deputySchema(now: Date) {
  const today = londonDate(now);
  return acrossFields(
    z.object({
      absentId: rowId("Choose who is away"),
      deputyId: rowId("Choose a deputy"),
      firstDay: dateEntry("the first day"),
      lastDay: dateEntry("the last day"),
    }),
    ({ absentId, deputyId, firstDay, lastDay }, tell) => {
      if (absentId && absentId === deputyId)
        tell("deputyId", "Choose someone other than the person who is away");
      if (firstDay && firstDay < today) tell("firstDay", "The first day must be today or later");
      if (firstDay && lastDay && lastDay < firstDay)
        tell("lastDay", "The last day must not be before the first");
      else if (firstDay && lastDay && lastDay > addDays(firstDay, MAX_DEPUTY_DAYS))
        tell("lastDay", "A deputy can be named for 3 months at most. Choose an earlier day");
    },
  );
}

/** A deputy ends before the last day. */
export const endDeputySchema = z.object({});
