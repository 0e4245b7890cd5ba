import type { z } from "zod";
import { londonDate } from "~/platform/time";
import { childSchema } from "./child.schema";
import { type ReferralPage, referralPageSchemas } from "./referral.schema";

/** What the form of a page must hold to be complete, at a moment. */
export function pageFormSchema(page: ReferralPage, now: Date): z.ZodType {
  return page === "child" ? childSchema(londonDate(now)) : referralPageSchemas(now)[page];
}
