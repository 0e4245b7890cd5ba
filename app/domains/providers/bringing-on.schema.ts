import { z } from "zod";
import { inviteSchema } from "~/domains/access/access.schema";

/** The first admin of a provider: who gets the invitation. */
export const firstAdminSchema = inviteSchema("provider").omit({ roles: true });
export type FirstAdminForm = z.input<typeof firstAdminSchema>;

/** What the form of bringing a provider on sends; `step` is the button that was pressed. */
export const bringOnSchema = firstAdminSchema.extend({
  organisation: z
    .string({ error: "Enter the provider's name" })
    .trim()
    .min(1, "Enter the provider's name")
    .max(150, "Enter at most 150 characters")
    .refine((name) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(name), "Enter a name on one line"),
  step: z.enum(["check", "edit", "send"]).catch("check"),
});
export type BringOnForm = z.input<typeof bringOnSchema>;
export type BringOnValue = z.output<typeof bringOnSchema>;

/** What a council's form sends besides: open searches that go to it at once, and how long it has to answer them. */
export type SearchesAtOnce = { searches: string[]; clock: string };

/** The organisation to which an owner's later services are added. */
export const addServicesSchema = z.object({ organisationId: z.uuid() });
