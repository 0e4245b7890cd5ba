import { z } from "zod";
import { formsOf, hidden, rowId } from "~/platform/forms/fields.schema";
import { nameEntry } from "~/platform/forms/mailed-words";

const name = nameEntry({ empty: "Enter their name", most: 120, long: "A name has at most 120 characters" });
const organisation = nameEntry({
  empty: "Enter where they are from",
  most: 160,
  long: "Write at most 160 characters",
});
const key = hidden(120).min(1);

/** Somebody who comes without a booking. */
export const walkInSchema = z.object({ markKey: key, name, organisation });

/** One press on the page without scripts. */
export const pressSchema = z.object({
  markKey: key,
  bookingId: rowId(),
  mark: z.enum(["attended", "missed"]),
});

/** The forms of the page without scripts. */
export const attendanceFormsSchema = formsOf(
  pressSchema.extend({ intent: z.literal("mark") }),
  walkInSchema.extend({ intent: z.literal("walk-in") }),
);

const markedAt = z.iso.datetime().transform((at) => new Date(at));

/** What a device sends that was maybe without a connection. */
export const marksSchema = z.object({
  marks: z
    .array(
      z.union([
        z.object({ key, markedAt, mark: z.enum(["attended", "missed"]), bookingId: rowId() }),
        z.object({ key, markedAt, mark: z.literal("walk-in"), name, organisation }),
      ]),
    )
    .min(1)
    .max(200),
});
