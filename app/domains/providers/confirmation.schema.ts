import { z } from "zod";
import { inviteSchema } from "~/domains/access/access.schema";
import { text } from "~/platform/forms/fields.schema";

const reason = (missing: string) => text({ max: 1_000, missing });

/** A second person's word. How they checked it, or why they refuse, is kept. */
export const decideProviderSchema = z.object({
  decision: z.enum(["confirm", "refuse"], { error: "Choose whether you confirm or refuse it" }),
  reason: reason("Enter who you asked and what they said"),
});

/** An address that somebody confirms for an owner, and where they have it from. */
export const ownerAddressSchema = z.object({
  email: inviteSchema("provider").shape.email,
  note: reason("Enter how you know this address"),
});
