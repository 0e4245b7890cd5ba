import { z } from "zod";
import { inviteSchema } from "~/domains/access/access.schema";
import { rowId } from "~/platform/forms/fields.schema";
import { nameEntry } from "~/platform/forms/mailed-words";

/** The first admin of a provider: who gets the invitation. */
export const firstAdminSchema = inviteSchema("provider").omit({ roles: true });

/** What the form of bringing a provider on sends; `step` is the button that was pressed. */
export const onboardingSchema = firstAdminSchema.extend({
  organisation: nameEntry({ empty: "Enter the provider's name", most: 150 }),
  step: z.enum(["check", "edit", "send"]).catch("check"),
});
export type OnboardingForm = z.input<typeof onboardingSchema>;
export type OnboardingValue = z.output<typeof onboardingSchema>;

/** What a council's form sends besides: open searches that go to it at once, and how long it has to answer them. */
export type SearchesAtOnce = { searches: string[]; clock: string };

/** The organisation to which an owner's later services are added. */
export const addServicesSchema = z.object({ organisationId: rowId() });
