import { z } from "zod";
import { choice, text } from "~/platform/forms/fields.schema";

/** Who begins to work a referral. */
export const newReferralSchema = z.object({
  brokerId: text({ label: "The broker", max: 40, missing: "Choose who looks for the placement" }),
  socialWorkerId: text({ label: "The social worker", max: 40 }),
});

/** Who takes a referral on, and why. */
export const reassignSchema = z.object({
  brokerId: text({ label: "The broker", max: 40, missing: "Choose who takes it on" }),
  reason: text({ label: "The reason", max: 500 }),
});

/** Who has each part of a case; empty where nobody has, or where the form of this reader does not ask. */
export const casePeopleSchema = z.object({
  socialWorkerId: text({ label: "The social worker", max: 40 }),
  teamManagerId: text({ label: "The team manager", max: 40 }),
  iroId: text({ label: "The independent reviewing officer", max: 40 }),
});

/** The two moves of the page on which answers are checked. */
export const moveSchema = z.object({
  move: choice(["check", "return-to-draft"], "Use one of the buttons of the page"),
});
