import { z } from "zod";
import { email } from "~/platform/forms/contact.schema";

/** Where somebody without an account is told of new versions of a statement. */
export const subscriptionSchema = z.object({ email: email() });
