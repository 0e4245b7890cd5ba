import { z } from "zod";
import { inviteSchema } from "~/domains/access/access.schema";

const reason = (missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(1000, "Enter at most 1,000 characters");

/** A second person's word. How they checked it, or why they refuse, is kept. */
export const decideProviderSchema = z.object({
  decision: z.enum(["confirm", "refuse"], { error: "Choose whether you confirm or refuse it" }),
  reason: reason("Enter who you asked and what they said"),
});
export type DecideProviderForm = { decision?: string; reason?: string };

/** An address that somebody confirms for an owner, and where they have it from. */
export const ownerAddressSchema = z.object({
  email: inviteSchema("provider").shape.email,
  note: reason("Enter how you know this address"),
});
export type OwnerAddressForm = z.input<typeof ownerAddressSchema>;
