import { z } from "zod";
import { nameEntry } from "~/platform/forms/mailed-words";

const text = (most: number, words: string) => z.string().trim().max(most, words);

/** Somebody to book for: a colleague by id, or anybody by name and email. */
export const attendeeSchema = z.union([
  z.object({ personId: z.uuid() }),
  z.object({
    name: nameEntry({
      empty: "Enter the person's name",
      most: 120,
      long: "A name has at most 120 characters",
    }),
    email: z
      .email("Enter an email address like name@example.org")
      .max(254)
      .transform((email) => email.toLowerCase()),
  }),
]);

export const needsSchema = z.object({
  access: text(1_000, "Say it in at most 1,000 characters").optional(),
  diet: text(1_000, "Say it in at most 1,000 characters").optional(),
});

export const MAX_AT_ONCE = 20;

export const bookSchema = z.object({
  reference: z.string().max(20),
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
  to: z.string({ error: "Choose a date" }).max(20),
  /** Seen as full on the page: a place in line will do. */
  waitIfFull: z
    .literal("on")
    .optional()
    .transform((on) => on === "on"),
});

export const feedSchema = z.object({ intent: z.enum(["show", "renew"]) });

export const passSchema = z.object({ move: z.enum(["cancel", "accept"]) });
