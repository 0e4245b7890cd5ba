import { deliveryPassedOn } from "./delivery-passed-on.ts";
import { interestShown } from "./interest-shown.ts";
import { invitation } from "./invitation.ts";
import { nobodyToTell } from "./nobody-to-tell.ts";
import { passwordLink } from "./password-link.ts";
import { referralDelivered } from "./referral-delivered.ts";
import { referralReassigned } from "./referral-reassigned.ts";
import type { Rendered } from "./template.ts";

/**
 * Every mail that the portal sends, by the name it has in the outbox. A new one is a file of this
 * folder and a line here.
 */
export const templates = {
  "delivery-passed-on": deliveryPassedOn,
  "interest-shown": interestShown,
  invitation,
  "nobody-to-tell": nobodyToTell,
  "password-link": passwordLink,
  "referral-delivered": referralDelivered,
  "referral-reassigned": referralReassigned,
} satisfies Record<string, (props: never) => Rendered>;

/**
 * Makes the mail called `name`, or undefined when there is none. The props were checked by the
 * compiler where the mail was queued; in between they were JSON, so templates take plain values only.
 */
export function renderEmail(name: string, props: unknown): Rendered | undefined {
  const template = Object.hasOwn(templates, name)
    ? (templates as Record<string, (props: never) => Rendered>)[name]
    : undefined;
  return template?.(props as never);
}
