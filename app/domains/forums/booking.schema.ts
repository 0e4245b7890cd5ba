import { z } from "zod";
import { email } from "~/platform/forms/contact.schema";
import { hidden, optionalText, rowId, tick } from "~/platform/forms/fields.schema";
import { nameEntry } from "~/platform/forms/mailed-words";

const need = optionalText({ max: 1_000, long: "Say it in at most 1,000 characters" });

/** Somebody to book for: a colleague by id, or anybody by name and email. */
export const attendeeSchema = z.union([
  z.object({ personId: rowId() }),
  z.object({
    name: nameEntry({
      empty: "Enter the person's name",
      most: 120,
      long: "A name has at most 120 characters",
    }),
    email: email({ wrong: "Enter an email address like name@example.org" }),
  }),
]);

export const needsSchema = z.object({
  access: need,
  diet: need,
});

export const MAX_AT_ONCE = 20;

export const bookSchema = z.object({
  reference: hidden(20),
  people: z
    .array(attendeeSchema)
    .min(1, "Choose at least one person")
    .max(MAX_AT_ONCE, `Book at most ${MAX_AT_ONCE} people at once`),
  /** Join the waiting list with whoever gets no seat; else nobody is booked unless all are. */
  waitIfFull: z.boolean(),
  /** In the order of the people; asked only where the date asks. */
  needs: z.array(needsSchema).optional(),
});

export type Attendee = z.infer<typeof attendeeSchema>;
export type Needs = z.infer<typeof needsSchema>;
export type BookInput = z.infer<typeof bookSchema>;

/** What one press on a booking's own page does. */
export const bookingMoveSchema = z.object({ intent: z.enum(["accept", "restore"]) });

export const cancelBookingSchema = z.object({});

export const moveBookingSchema = z.object({
  to: hidden(20, "Choose a date"),
  /** Seen as full on the page: a place in line will do. */
  waitIfFull: tick(),
});

export const feedSchema = z.object({ intent: z.enum(["show", "renew"]) });

export const passSchema = z.object({ move: z.enum(["cancel", "accept"]) });
