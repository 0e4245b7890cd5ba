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
 * folder and a line here.
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
 * Makes the mail called `name`, or undefined when there is none. The props were checked by the
 * compiler where the mail was queued; in between they were JSON, so templates take plain values only.
 */
export function renderEmail(name: string, props: unknown): Rendered | undefined {
  const template = Object.hasOwn(templates, name)
    ? (templates as Record<string, (props: never) => Rendered>)[name]
    : undefined;
  return template?.(props as never);
}
