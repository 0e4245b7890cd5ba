import { lapseRequests } from "~/domains/access/jobs/lapse-requests.server";
import { removeResumableSubmissions } from "~/domains/access/jobs/remove-resumable-submissions.server";
import { endWithRefused } from "~/domains/agreements/jobs/end-with-refused.server";
import { settleReferral } from "~/domains/agreements/jobs/settle-referral.server";
import { tellAgreementTask } from "~/domains/agreements/jobs/tell-agreement.server";
import { tellChange } from "~/domains/agreements/jobs/tell-change.server";
import { tellFundingEnd } from "~/domains/agreements/jobs/tell-funding-end.server";
import { tellPartyShare } from "~/domains/agreements/jobs/tell-party-share.server";
import { tellPhonePlacement } from "~/domains/agreements/jobs/tell-phone-placement.server";
import { tellPlaceTaken } from "~/domains/agreements/jobs/tell-place-taken.server";
import { tellPlacement } from "~/domains/agreements/jobs/tell-placement.server";
import { exportAuditHead, sealAudit } from "~/domains/audit/jobs/seal-audit.server";
import { tellReport } from "~/domains/documents/jobs/tell-report.server";
import { tellFeedback } from "~/domains/feedback/jobs/tell-feedback.server";
import { chaseForumActions } from "~/domains/forums/jobs/chase-actions.server";
import { forumMaintenance, lapseForumSeat } from "~/domains/forums/jobs/maintenance.server";
import { tellBooking } from "~/domains/forums/jobs/tell-booking.server";
import { tellIssue } from "~/domains/issues/jobs/tell-issue.server";
import { tellInterest } from "~/domains/market/jobs/tell-interest.server";
import { tellSubscribers } from "~/domains/market/jobs/tell-subscribers.server";
import { sendDigests } from "~/domains/notifications/jobs/send-digests.server";
import { forgetSubscriptions, tellSubscription } from "~/domains/notifications/jobs/tell-subscription.server";
import { expireOffer } from "~/domains/offers/jobs/expire-offer.server";
import { forgetPaymentUploads } from "~/domains/payments/jobs/forget-payment-uploads.server";
import {
  beginPaymentPeriods,
  makeExpectedLines,
  pricePlacements,
} from "~/domains/payments/jobs/make-expected-lines.server";
import { matchPaymentsOf } from "~/domains/payments/jobs/match-payments.server";
import { tellPaymentDocument } from "~/domains/payments/jobs/tell-payment-document.server";
import { tellPaymentHold } from "~/domains/payments/jobs/tell-payment-hold.server";
import { tellPaymentQuery } from "~/domains/payments/jobs/tell-payment-query.server";
import { tellPlacementOrder } from "~/domains/payments/jobs/tell-placement-order.server";
import { publishPriorities } from "~/domains/priorities/jobs/publish-priorities.server";
import { destroyDueIdentities } from "~/domains/referrals/jobs/destroy-due-identities.server";
import { lapseRelease } from "~/domains/releases/jobs/lapse-release.server";
import { tellReleaseTask } from "~/domains/releases/jobs/tell-release.server";
import { deliveriesOfLeaver } from "~/domains/routing/jobs/deliveries-of-leaver.server";
import { tellNextContact } from "~/domains/routing/jobs/next-contact.server";
import { referralsOfLeaver } from "~/domains/routing/jobs/referrals-of-leaver.server";
import { tellAlert } from "~/domains/routing/jobs/tell-alert.server";
import { tellBroker } from "~/domains/routing/jobs/tell-broker.server";
import { tellOutcome } from "~/domains/routing/jobs/tell-outcome.server";
import { tellProvider } from "~/domains/routing/jobs/tell-provider.server";
import { chaseStandings, tellStanding } from "~/domains/routing/jobs/tell-standing.server";
import { tellApproval } from "~/domains/statutory/jobs/tell-approval.server";
import { tellApprovalDue } from "~/domains/statutory/jobs/tell-approval-due.server";
import { sweepKeyStore } from "~/domains/vault/jobs/sweep-key-store.server";
import { sweepFiles } from "~/platform/files/sweep-files.server";
import type { Handler } from "../app/platform/jobs/handle.server.ts";
import type { Schedule } from "../app/platform/jobs/jobs.server.ts";
import { measureQueues } from "./server/queue-figures.ts";
import { runWorker } from "./server/run-worker.ts";

/**
 * The process that does what need not be waited for: what each domain does with the jobs of those below it. Mail and
 * documents have workers of their own (`mail-worker.ts`, `document-worker.ts`).
 */
const handlers: readonly Handler[] = [
  // What a leaver of a council worked, then what one of a provider had picked up: each finds nothing at the other.
  referralsOfLeaver,
  deliveriesOfLeaver,
  tellProvider,
  tellBroker,
  tellNextContact,
  tellOutcome,
  tellStanding,
  endWithRefused,
  tellPhonePlacement,
  tellPlacement,
  tellFeedback,
  tellReport,
  tellApproval,
  tellApprovalDue,
  tellChange,
  tellFundingEnd,
  tellPartyShare,
  settleReferral,
  tellPlaceTaken,
  chaseStandings,
  tellAlert,
  expireOffer,
  destroyDueIdentities,
  sweepKeyStore,
  sweepFiles,
  removeResumableSubmissions,
  lapseRequests,
  tellReleaseTask,
  tellAgreementTask,
  lapseRelease,
  makeExpectedLines,
  pricePlacements,
  beginPaymentPeriods,
  forgetPaymentUploads,
  matchPaymentsOf,
  tellPaymentDocument,
  publishPriorities,
  tellIssue,
  tellPaymentQuery,
  tellPlacementOrder,
  tellPaymentHold,
  tellInterest,
  tellSubscribers,
  tellBooking,
  lapseForumSeat,
  forumMaintenance,
  chaseForumActions,
  sealAudit,
  exportAuditHead,
  sendDigests,
  tellSubscription,
  forgetSubscriptions,
];

/** At night; made up for when the worker was off. */
const DAY = 24 * 3_600_000;
const schedules: Schedule[] = [
  { job: destroyDueIdentities.job, cron: "10 2 * * *", catchUp: DAY },
  { job: sweepKeyStore.job, cron: "40 2 * * *", catchUp: DAY },
  { job: forgetSubscriptions.job, cron: "45 2 * * *", catchUp: DAY },
  { job: sweepFiles.job, cron: "50 2 * * *", catchUp: DAY },
  { job: beginPaymentPeriods.job, cron: "20 3 * * *", catchUp: DAY },
  { job: publishPriorities.job, cron: "30 4 * * *", catchUp: DAY },
  { job: sealAudit.job, cron: "* * * * *" },
  { job: removeResumableSubmissions.job, cron: "*/5 * * * *" },
  { job: lapseRequests.job, cron: "*/15 * * * *" },
  { job: exportAuditHead.job, cron: "55 22 * * *", catchUp: DAY },
  { job: forumMaintenance.job, cron: "*/5 * * * *" },
  { job: chaseStandings.job, cron: "*/15 8-17 * * *" },
  { job: chaseForumActions.job, cron: "*/5 7-19 * * *" },
  { job: sendDigests.job, cron: "30 6 * * *", catchUp: DAY },
];

measureQueues();
await runWorker({ name: "worker", handlers, schedules });
