import { z } from "zod";
import { inviteSchema } from "~/domains/access/access.schema";

const reason = (missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(1000, "Enter at most 1,000 characters");

/** A second person's word. How they checked it, or why they refuse, is kept. */
export const decideProviderSchema = z.discriminatedUnion(
  "decision",
  [
    z.object({ decision: z.literal("confirm"), reason: reason("Say how you checked it") }),
    z.object({ decision: z.literal("refuse"), reason: reason("Say why you refuse it") }),
  ],
  { error: "Choose whether you confirm it" },
);
export type DecideProviderForm = { decision?: string; reason?: string };

/** An address that somebody confirms for an owner, and where they have it from. */
export const ownerAddressSchema = z.object({
  email: inviteSchema("provider").shape.email,
  note: reason("Say where you have the address from"),
});
export type OwnerAddressForm = z.input<typeof ownerAddressSchema>;
