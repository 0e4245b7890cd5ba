import { z } from "zod";
import { text } from "~/platform/forms/fields.schema";

/** The group above an owner; left blank it is taken off. */
export const ownerGroupSchema = z.object({
  group: text({ max: 120 }),
  note: text({ max: 500, missing: "Enter how you know which group it belongs to, like Companies House" }),
});
