import { z } from "zod";
import { hidden } from "~/platform/forms/fields.schema";

/** What a payment is for: a choice of the page, which the command compares with what is expected today. */
export const matchPaymentSchema = z.object({
  due: hidden(60, "Choose what the payment is for").min(1, "Choose what the payment is for"),
});

/** Nothing is said beside the press. */
export const takeBackMatchSchema = z.object({});
