import { z } from "zod";
import { dateEntry } from "~/platform/forms/entry.schema";
import { text, tick } from "~/platform/forms/fields.schema";

/** That a pack is in the case record, since when and where. */
export const filingSchema = z.object({
  on: dateEntry("the day it was filed"),
  where: text({
    label: "Where it was filed",
    missing: "Enter where in the case system it was filed",
    max: 200,
  }),
  /** Asked where the pack could not hold every document. */
  leftOutFiled: tick(),
});
