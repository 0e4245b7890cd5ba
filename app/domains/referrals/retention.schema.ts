import { z } from "zod";
import { RETENTION_PERIODS, type RetentionMonths } from "./retention.rules";

const codes = Object.keys(RETENTION_PERIODS) as [`${RetentionMonths}`, ...`${RetentionMonths}`[]];

/** How long who a child is is kept; `destroy` says yes to what that destroys tonight. */
export const retentionSchema = z.object({
  months: z
    .enum(codes, { error: "Choose how long it is kept" })
    .transform((months) => Number(months) as RetentionMonths),
  destroy: z.boolean().default(false),
});
