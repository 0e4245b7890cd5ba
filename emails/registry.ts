import { accountNotice } from "./account-notice.ts";
import { agreementInForce } from "./agreement-in-force.ts";
import { agreementToSign } from "./agreement-to-sign.ts";
import { alertSecondPerson } from "./alert-second-person.ts";
import { approvalAnswered } from "./approval-answered.ts";
import { approvalAsked } from "./approval-asked.ts";
import { approvalToAsk } from "./approval-to-ask.ts";
import { authorisationAsked } from "./authorisation-asked.ts";
import { authorisationDecided } from "./authorisation-decided.ts";
import { casePersonNamed } from "./case-person-named.ts";
import { changeToDecide } from "./change-to-decide.ts";
import { dailyDigest } from "./daily-digest.ts";
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
import { fundingDeputy } from "./funding-deputy.ts";
import { fundingEnds } from "./funding-ends.ts";
import { fundingLimit } from "./funding-limit.ts";
import { fundingStage } from "./funding-stage.ts";
import { identityReleased } from "./identity-released.ts";
import { impactAnswered } from "./impact-answered.ts";
import { impactAssessmentReceived } from "./impact-assessment-received.ts";
import { impactReplied } from "./impact-replied.ts";
import { intentionInterest } from "./intention-interest.ts";
import { interestShown } from "./interest-shown.ts";
import { invitation } from "./invitation.ts";
import { invitationRefused } from "./invitation-refused.ts";
import { issue } from "./issue.ts";
import type { KindOfMail } from "./kinds.ts";
import { type MailLinks, withChoices } from "./layout.ts";
import { nobodyToTell } from "./nobody-to-tell.ts";
import { offerAccepted } from "./offer-accepted.ts";
import { offerChanged } from "./offer-changed.ts";
import { offerConfirmed } from "./offer-confirmed.ts";
import { offerExpired } from "./offer-expired.ts";
import { offerLapsed } from "./offer-lapsed.ts";
import { offerNotChosen } from "./offer-not-chosen.ts";
import { offerNotSafe } from "./offer-not-safe.ts";
import { offerPlaceHeld } from "./offer-place-held.ts";
import { offerPlaceTaken } from "./offer-place-taken.ts";
import { offerPreferred } from "./offer-preferred.ts";
import { offerReceived } from "./offer-received.ts";
import { offerSafeAfterAll } from "./offer-safe-after-all.ts";
import { offerWithdrawn } from "./offer-withdrawn.ts";
import { partyShare } from "./party-share.ts";
import { passwordLink } from "./password-link.ts";
import { paymentDocument } from "./payment-document.ts";
import { paymentHold } from "./payment-hold.ts";
import { paymentQuery } from "./payment-query.ts";
import { phonePlacement } from "./phone-placement.ts";
import { placementAbsence } from "./placement-absence.ts";
import { placementAuthorityLapsed } from "./placement-authority-lapsed.ts";
import { placementByPhone } from "./placement-by-phone.ts";
import { placementChange } from "./placement-change.ts";
import { placementEndDisputed } from "./placement-end-disputed.ts";
import { placementEnded } from "./placement-ended.ts";
import { placementMovedIn } from "./placement-moved-in.ts";
import { placementNotice } from "./placement-notice.ts";
import { placementOrder } from "./placement-order.ts";
import { placementPlanned } from "./placement-planned.ts";
import { placementReport } from "./placement-report.ts";
import { placementSearchedAgain } from "./placement-searched-again.ts";
import { placementStartDisputed } from "./placement-start-disputed.ts";
import { placementStepDown } from "./placement-step-down.ts";
import { placementWhoPays } from "./placement-who-pays.ts";
import { promiseCorrected } from "./promise-corrected.ts";
import { promiseDiffers } from "./promise-differs.ts";
import { providerStanding } from "./provider-standing.ts";
import { referralChanged } from "./referral-changed.ts";
import { referralDelivered } from "./referral-delivered.ts";
import { referralIncomplete } from "./referral-incomplete.ts";
import { referralReassigned } from "./referral-reassigned.ts";
import { referralWaiting } from "./referral-waiting.ts";
import { releaseEnded } from "./release-ended.ts";
import { reserveTurn } from "./reserve-turn.ts";
import { rolesToConfirm } from "./roles-to-confirm.ts";
import { rolesTold } from "./roles-told.ts";
import { searchEnded } from "./search-ended.ts";
import { searchPaused } from "./search-paused.ts";
import { searchResumed } from "./search-resumed.ts";
import { secondPersonAsked } from "./second-person-asked.ts";
import { statementPublished } from "./statement-published.ts";
import { subscriptionAsked } from "./subscription-asked.ts";
import type { Rendered } from "./template.ts";
import { unusualComparisons } from "./unusual-comparisons.ts";
import { verdictDiffers } from "./verdict-differs.ts";

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
 * - `subscriber`: an address that has asked to be told when the organisation acting publishes
 * - `reader-of-held`: whose mails the worker holds for the mail of the day
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
  | "attendee"
  | "subscriber"
  | "reader-of-held";

type Entry = {
  /** Whether people may have less of it, and as what (`kinds.ts`). */
  kind: KindOfMail;
  render: (props: never) => Rendered;
  /** Whom it may go to; colleagues alone when left out. */
  reaches?: readonly Reach[];
};

/**
 * Every mail that the portal sends, by the name it has in the outbox. A new one is a file of this folder and a line here.
 */
export const templates = {
  "account-notice": {
    kind: "always",
    render: accountNotice,
    reaches: ["own-account", "colleague", "helped"],
  },
  "agreement-in-force": { kind: "always", render: agreementInForce },
  "agreement-to-sign": { kind: "always", render: agreementToSign },
  "alert-second-person": { kind: "always", render: alertSecondPerson },
  "approval-answered": { kind: "always", render: approvalAnswered },
  "approval-asked": { kind: "always", render: approvalAsked },
  "approval-to-ask": { kind: "always", render: approvalToAsk },
  "authorisation-asked": { kind: "always", render: authorisationAsked },
  "authorisation-decided": { kind: "always", render: authorisationDecided },
  "change-to-decide": { kind: "always", render: changeToDecide },
  "daily-digest": { kind: "digest", render: dailyDigest, reaches: ["reader-of-held"] },
  "delivery-passed-on": { kind: "always", render: deliveryPassedOn },
  "document-stopped": { kind: "always", render: documentStopped },
  "document-to-check": { kind: "always", render: documentToCheck },
  "factor-reset": { kind: "always", render: factorReset, reaches: ["admin-told-of-reset"] },
  "fell-through": { kind: "always", render: fellThrough },
  "forum-action": { kind: "forum-actions", render: forumAction },
  "forum-booked": { kind: "always", render: forumBooked, reaches: ["attendee"] },
  "forum-cancelled": { kind: "always", render: forumCancelled, reaches: ["attendee"] },
  "forum-changed": { kind: "always", render: forumChanged, reaches: ["attendee"] },
  "forum-paper-refused": { kind: "always", render: forumPaperRefused },
  "forum-reminder": { kind: "forum-reminders", render: forumReminder, reaches: ["attendee"] },
  "forum-seat-lapsed": { kind: "always", render: forumSeatLapsed, reaches: ["attendee"] },
  "forum-seat-offered": { kind: "always", render: forumSeatOffered, reaches: ["attendee"] },
  "forum-waiting": { kind: "always", render: forumWaiting, reaches: ["attendee"] },
  "funding-deputy": { kind: "always", render: fundingDeputy },
  "funding-ends": { kind: "always", render: fundingEnds },
  "funding-limit": { kind: "always", render: fundingLimit },
  "funding-stage": { kind: "offer-progress", render: fundingStage },
  "identity-released": { kind: "always", render: identityReleased },
  "intention-interest": { kind: "market-interest", render: intentionInterest },
  "interest-shown": { kind: "offers-received", render: interestShown },
  invitation: { kind: "always", render: invitation, reaches: ["invited"] },
  "invitation-refused": { kind: "always", render: invitationRefused, reaches: ["inviter"] },
  issue: { kind: "always", render: issue },
  "nobody-to-tell": { kind: "always", render: nobodyToTell },
  "offer-accepted": { kind: "always", render: offerAccepted },
  "impact-answered": { kind: "offer-progress", render: impactAnswered },
  "impact-replied": { kind: "offers-received", render: impactReplied },
  "impact-assessment-received": { kind: "offers-received", render: impactAssessmentReceived },
  "offer-changed": { kind: "offers-received", render: offerChanged },
  "offer-confirmed": { kind: "offers-received", render: offerConfirmed },
  "offer-expired": { kind: "offer-progress", render: offerExpired },
  "offer-lapsed": { kind: "offers-received", render: offerLapsed },
  "offer-not-chosen": { kind: "offer-progress", render: offerNotChosen },
  "offer-not-safe": { kind: "always", render: offerNotSafe },
  "offer-safe-after-all": { kind: "always", render: offerSafeAfterAll },
  "offer-place-held": { kind: "always", render: offerPlaceHeld },
  "offer-place-taken": { kind: "always", render: offerPlaceTaken },
  "offer-preferred": { kind: "always", render: offerPreferred },
  "offer-received": { kind: "offers-received", render: offerReceived },
  "offer-withdrawn": { kind: "offers-received", render: offerWithdrawn },
  "party-share": { kind: "always", render: partyShare },
  "password-link": { kind: "always", render: passwordLink, reaches: ["own-address"] },
  "payment-document": { kind: "invoices", render: paymentDocument },
  "phone-placement": { kind: "always", render: phonePlacement },
  "placement-authority-lapsed": { kind: "always", render: placementAuthorityLapsed },
  "placement-by-phone": { kind: "always", render: placementByPhone },
  "placement-change": { kind: "always", render: placementChange },
  "payment-hold": { kind: "invoices", render: paymentHold },
  "payment-query": { kind: "payment-queries", render: paymentQuery },
  "placement-absence": { kind: "always", render: placementAbsence },
  "placement-end-disputed": { kind: "always", render: placementEndDisputed },
  "placement-ended": { kind: "always", render: placementEnded },
  "placement-order": { kind: "invoices", render: placementOrder },
  "placement-report": { kind: "always", render: placementReport },
  "placement-searched-again": { kind: "always", render: placementSearchedAgain },
  "placement-moved-in": { kind: "always", render: placementMovedIn },
  "placement-planned": { kind: "always", render: placementPlanned },
  "placement-notice": { kind: "always", render: placementNotice },
  "placement-start-disputed": { kind: "always", render: placementStartDisputed },
  "placement-step-down": { kind: "always", render: placementStepDown },
  "case-person-named": { kind: "always", render: casePersonNamed },
  "placement-who-pays": { kind: "always", render: placementWhoPays },
  "promise-corrected": { kind: "always", render: promiseCorrected },
  "promise-differs": { kind: "always", render: promiseDiffers },
  "provider-standing": { kind: "provider-standing", render: providerStanding },
  "referral-changed": { kind: "always", render: referralChanged },
  "referral-delivered": { kind: "always", render: referralDelivered },
  "referral-incomplete": { kind: "always", render: referralIncomplete },
  "referral-reassigned": { kind: "always", render: referralReassigned },
  "referral-waiting": { kind: "always", render: referralWaiting, reaches: ["invited"] },
  "release-ended": { kind: "always", render: releaseEnded },
  "reserve-turn": { kind: "always", render: reserveTurn },
  "roles-to-confirm": { kind: "always", render: rolesToConfirm, reaches: ["confirmer"] },
  "roles-told": {
    kind: "always",
    render: rolesTold,
    reaches: ["colleague", "asked-for-roles", "asked-in-vain"],
  },
  "search-ended": { kind: "search-news", render: searchEnded },
  "search-paused": { kind: "search-news", render: searchPaused },
  "search-resumed": { kind: "search-news", render: searchResumed },
  "second-person-asked": { kind: "always", render: secondPersonAsked },
  "statement-published": { kind: "subscription", render: statementPublished, reaches: ["subscriber"] },
  "subscription-asked": { kind: "always", render: subscriptionAsked, reaches: ["subscriber"] },
  "unusual-comparisons": { kind: "always", render: unusualComparisons },
  "verdict-differs": { kind: "always", render: verdictDiffers },
} as const satisfies Record<string, Entry>;

export type TemplateName = keyof typeof templates;

/** What the template of this name needs. */
export type PropsOf<T extends TemplateName> = Parameters<(typeof templates)[T]["render"]>[0];

const COLLEAGUES: readonly Reach[] = ["colleague"];

const entryOf = (name: string): Entry | undefined =>
  Object.hasOwn(templates, name) ? templates[name as TemplateName] : undefined;

/** Every mail with whom it may go to: what the migrator tells the database (scripts/database/mail-templates.ts). */
export function mailReaches(): { name: string; reaches: readonly Reach[] }[] {
  return Object.entries<Entry>(templates).map(([name, { reaches }]) => ({
    name,
    reaches: reaches ?? COLLEAGUES,
  }));
}

/** The kind of a mail of the outbox; a name that is none is sent as ever. */
export function kindOf(name: string): KindOfMail {
  return entryOf(name)?.kind ?? "always";
}

/**
 * Makes the mail called `name`, or undefined when there is none; with the links by which its reader has fewer of them.
 * The props were checked by the compiler where the mail was queued; in between they were JSON, so templates take plain
 * values only.
 */
export function renderEmail(name: string, props: unknown, links?: MailLinks): Rendered | undefined {
  const rendered = entryOf(name)?.render(props as never);
  return rendered && links ? withChoices(rendered, kindOf(name), links) : rendered;
}
