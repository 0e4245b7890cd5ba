import { accountNotice } from "./account-notice.ts";
import { alertSecondPerson } from "./alert-second-person.ts";
import { authorisationAsked } from "./authorisation-asked.ts";
import { authorisationDecided } from "./authorisation-decided.ts";
import { deliveryPassedOn } from "./delivery-passed-on.ts";
import { documentStopped } from "./document-stopped.ts";
import { documentToCheck } from "./document-to-check.ts";
import { factorReset } from "./factor-reset.ts";
import { fellThrough } from "./fell-through.ts";
import { forumAction } from "./forum-action.ts";
import { forumBooked } from "./forum-booked.ts";
import { forumCancelled } from "./forum-cancelled.ts";
import { forumChanged } from "./forum-changed.ts";
import { forumPaperRefused } from "./forum-paper-refused.ts";
import { forumReminder } from "./forum-reminder.ts";
import { forumSeatLapsed } from "./forum-seat-lapsed.ts";
import { forumSeatOffered } from "./forum-seat-offered.ts";
import { forumWaiting } from "./forum-waiting.ts";
import { fundingStage } from "./funding-stage.ts";
import { identityReleased } from "./identity-released.ts";
import { interestShown } from "./interest-shown.ts";
import { invitation } from "./invitation.ts";
import { invitationRefused } from "./invitation-refused.ts";
import { nobodyToTell } from "./nobody-to-tell.ts";
import { offerAccepted } from "./offer-accepted.ts";
import { offerChanged } from "./offer-changed.ts";
import { offerConfirmed } from "./offer-confirmed.ts";
import { offerExpired } from "./offer-expired.ts";
import { offerLapsed } from "./offer-lapsed.ts";
import { offerNotChosen } from "./offer-not-chosen.ts";
import { offerPreferred } from "./offer-preferred.ts";
import { offerReceived } from "./offer-received.ts";
import { offerWithdrawn } from "./offer-withdrawn.ts";
import { passwordLink } from "./password-link.ts";
import { providerStanding } from "./provider-standing.ts";
import { referralChanged } from "./referral-changed.ts";
import { referralDelivered } from "./referral-delivered.ts";
import { referralReassigned } from "./referral-reassigned.ts";
import { referralWaiting } from "./referral-waiting.ts";
import { releaseEnded } from "./release-ended.ts";
import { rolesToConfirm } from "./roles-to-confirm.ts";
import { rolesTold } from "./roles-told.ts";
import { searchEnded } from "./search-ended.ts";
import { searchPaused } from "./search-paused.ts";
import { searchResumed } from "./search-resumed.ts";
import { secondPersonAsked } from "./second-person-asked.ts";
import type { Rendered } from "./template.ts";
import { unusualComparisons } from "./unusual-comparisons.ts";

/**
 * Every mail that the portal sends, by the name it has in the outbox. A new one is a file of this
 * folder and a line here; one that goes to others than colleagues has a line in `REACHES` too.
 */
export const templates = {
  "alert-second-person": alertSecondPerson,
  "account-notice": accountNotice,
  "authorisation-asked": authorisationAsked,
  "authorisation-decided": authorisationDecided,
  "delivery-passed-on": deliveryPassedOn,
  "document-stopped": documentStopped,
  "document-to-check": documentToCheck,
  "factor-reset": factorReset,
  "fell-through": fellThrough,
  "forum-action": forumAction,
  "forum-booked": forumBooked,
  "forum-cancelled": forumCancelled,
  "forum-changed": forumChanged,
  "forum-paper-refused": forumPaperRefused,
  "forum-reminder": forumReminder,
  "forum-seat-lapsed": forumSeatLapsed,
  "forum-seat-offered": forumSeatOffered,
  "forum-waiting": forumWaiting,
  "funding-stage": fundingStage,
  "identity-released": identityReleased,
  "interest-shown": interestShown,
  invitation,
  "invitation-refused": invitationRefused,
  "nobody-to-tell": nobodyToTell,
  "offer-accepted": offerAccepted,
  "offer-not-chosen": offerNotChosen,
  "offer-preferred": offerPreferred,
  "offer-received": offerReceived,
  "offer-changed": offerChanged,
  "offer-confirmed": offerConfirmed,
  "offer-withdrawn": offerWithdrawn,
  "offer-lapsed": offerLapsed,
  "offer-expired": offerExpired,
  "password-link": passwordLink,
  "provider-standing": providerStanding,
  "referral-changed": referralChanged,
  "referral-delivered": referralDelivered,
  "referral-reassigned": referralReassigned,
  "referral-waiting": referralWaiting,
  "release-ended": releaseEnded,
  "roles-to-confirm": rolesToConfirm,
  "roles-told": rolesTold,
  "search-ended": searchEnded,
  "search-paused": searchPaused,
  "search-resumed": searchResumed,
  "second-person-asked": secondPersonAsked,
  "unusual-comparisons": unusualComparisons,
} satisfies Record<string, (props: never) => Rendered>;

/**
 * Whom the database lets a mail go to; what each word asks for is written in its function `mail_reaches`.
 *
 * - `colleague`: people of the organisation that it is written for and that is acting
 * - `confirmer`: who confirms roles there, at the hub too
 * - `asked-for-roles`: who asked for the roles that were decided on, and whom they are for
 * - `helped`: whose second factor the person acting may take away, as the hub does for an only admin
 * - `admin-told-of-reset`: who runs an organisation in which somebody like that acts
 * - `asked-in-vain`: who asked for roles that nobody has confirmed in time
 * - `own-account`, `own-address`: whoever signs in, told by sign-in
 * - `inviter`: those for whom an invitation was made that somebody refused
 * - `invited`: the address of an invitation that waits
 * - `attendee`: who is booked for a date of a forum
 */
export type Reach =
  | "colleague"
  | "confirmer"
  | "asked-for-roles"
  | "helped"
  | "admin-told-of-reset"
  | "asked-in-vain"
  | "own-account"
  | "own-address"
  | "inviter"
  | "invited"
  | "attendee";

/** The mails that go to others than colleagues, or not to colleagues alone. */
const REACHES: Partial<Record<keyof typeof templates, readonly Reach[]>> = {
  "account-notice": ["own-account", "colleague", "helped"],
  "factor-reset": ["admin-told-of-reset"],
  "forum-booked": ["attendee"],
  "forum-cancelled": ["attendee"],
  "forum-changed": ["attendee"],
  "forum-reminder": ["attendee"],
  "forum-seat-lapsed": ["attendee"],
  "forum-seat-offered": ["attendee"],
  "forum-waiting": ["attendee"],
  invitation: ["invited"],
  "invitation-refused": ["inviter"],
  "password-link": ["own-address"],
  "referral-waiting": ["invited"],
  "roles-to-confirm": ["confirmer"],
  "roles-told": ["colleague", "asked-for-roles", "asked-in-vain"],
};

/** Every mail with whom it may go to: what the migrator tells the database (scripts/database/mail-templates.ts). */
export function mailReaches(): { name: string; reaches: readonly Reach[] }[] {
  const names = Object.keys(templates) as (keyof typeof templates)[];
  return names.map((name) => ({ name, reaches: REACHES[name] ?? ["colleague"] }));
}

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
