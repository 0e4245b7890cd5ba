import { z } from "zod";
import { optionalDateEntry } from "~/platform/forms/entry.schema";
import { wholeNumber } from "~/platform/forms/fields.schema";

/** What the form of one service's places sends. `freeFrom` left empty means now. */
export const vacancySchema = z.object({
  places: wholeNumber({
    min: 0,
    max: 9_999,
    missing: "Enter how many places are free, 0 if none",
    wrong: "Enter how many places are free as a whole number, 0 if none",
  }),
  freeFrom: optionalDateEntry("the date they are free from"),
});

/** Everything as it stands is confirmed; `seen` is the newest confirmation that the page showed, empty for none. */
export const confirmAllSchema = z.object({ seen: z.iso.datetime().optional() });
