import { LAPSE_REQUESTS, lapseRequests } from "~/domains/access/jobs/lapse-requests.server";
import { removeResumableSubmissions } from "~/domains/access/jobs/remove-resumable-submissions.server";
import { endWithRefused } from "~/domains/agreements/jobs/end-with-refused.server";
import {
  EXPORT_AUDIT_HEAD,
  exportAuditHead,
  SEAL_AUDIT,
  sealAudit,
} from "~/domains/audit/jobs/seal-audit.server";
import { chaseForumActions } from "~/domains/forums/jobs/chase-actions.server";
import { forumMaintenance, lapseForumSeat } from "~/domains/forums/jobs/maintenance.server";
import {
  CHASE_FORUM_ACTIONS,
  FORUM_ROUND,
  LAPSE_FORUM_SEAT,
  TELL_FORUM_BOOKING,
} from "~/domains/forums/jobs/payload";
import { tellBooking } from "~/domains/forums/jobs/tell-booking.server";
import { expireOffer } from "~/domains/offers/jobs/expire-offer.server";
import { EXPIRE_OFFER } from "~/domains/offers/jobs/payload";
import { TELL_ALERT } from "~/domains/providers/alert.rules";
import { END_WITH_REFUSED, TELL_STANDING } from "~/domains/providers/confirmation.rules";
import { colleagueRemoved } from "~/domains/referrals/jobs/colleague-removed.server";
import { destroyDueIdentities } from "~/domains/referrals/jobs/destroy-due-identities.server";
import { lapseRelease } from "~/domains/releases/jobs/lapse-release.server";
import { LAPSE_RELEASE, TELL_RELEASE } from "~/domains/releases/jobs/payload";
import { tellReleaseTask } from "~/domains/releases/jobs/tell-release.server";
import { deliveriesOfLeaver } from "~/domains/routing/jobs/deliveries-of-leaver.server";
import { tellNextContact } from "~/domains/routing/jobs/next-contact.server";
import { TELL_BROKER, TELL_NEXT_CONTACT, TELL_OUTCOME, TELL_PROVIDER } from "~/domains/routing/jobs/payload";
import { tellAlert } from "~/domains/routing/jobs/tell-alert.server";
import { tellBroker } from "~/domains/routing/jobs/tell-broker.server";
import { tellOutcome } from "~/domains/routing/jobs/tell-outcome.server";
import { tellProvider } from "~/domains/routing/jobs/tell-provider.server";
import { CHASE_STANDINGS, chaseStandings, tellStanding } from "~/domains/routing/jobs/tell-standing.server";
import { sweepKeyStore } from "~/domains/vault/jobs/sweep-key-store.server";
import { sweepFiles } from "~/platform/files/sweep-files.server";
import type { Schedule, Task } from "../app/platform/jobs/jobs.server.ts";
import { measureQueues } from "./server/queue-figures.ts";
import { runWorker } from "./server/run-worker.ts";

/**
 * The process that does what need not be waited for. Domains bring the tasks, here they are named; mail and documents
 * have workers of their own (`mail-worker.ts`, `document-worker.ts`).
 */
const tasks: Record<string, Task> = {
  // What a leaver of a council worked, then what one of a provider had picked up: each finds nothing at the other.
  "colleague-removed": async (payload, context) => {
    await colleagueRemoved(payload, context);
    await deliveriesOfLeaver(payload, context);
  },
  [TELL_PROVIDER]: tellProvider,
  [TELL_BROKER]: tellBroker,
  [TELL_NEXT_CONTACT]: tellNextContact,
  [TELL_OUTCOME]: tellOutcome,
  [TELL_STANDING]: tellStanding,
  [END_WITH_REFUSED]: endWithRefused,
  [CHASE_STANDINGS]: chaseStandings,
  [TELL_ALERT]: tellAlert,
  [EXPIRE_OFFER]: expireOffer,
  "destroy-due-identities": destroyDueIdentities,
  "sweep-key-store": sweepKeyStore,
  "sweep-files": sweepFiles,
  "remove-kept-posts": removeResumableSubmissions,
  [LAPSE_REQUESTS]: lapseRequests,
  [TELL_RELEASE]: tellReleaseTask,
  [LAPSE_RELEASE]: lapseRelease,
  [TELL_FORUM_BOOKING]: tellBooking,
  [LAPSE_FORUM_SEAT]: lapseForumSeat,
  [FORUM_ROUND]: forumMaintenance,
  [CHASE_FORUM_ACTIONS]: chaseForumActions,
  [SEAL_AUDIT]: sealAudit,
  [EXPORT_AUDIT_HEAD]: exportAuditHead,
};

/** At night; made up for when the worker was off. */
const DAY = 24 * 3_600_000;
const schedules: Schedule[] = [
  { task: "destroy-due-identities", cron: "10 2 * * *", catchUp: DAY },
  { task: "sweep-key-store", cron: "40 2 * * *", catchUp: DAY },
  { task: "sweep-files", cron: "50 2 * * *", catchUp: DAY },
  { task: SEAL_AUDIT, cron: "* * * * *" },
  { task: "remove-kept-posts", cron: "*/5 * * * *" },
  { task: LAPSE_REQUESTS, cron: "*/15 * * * *" },
  { task: EXPORT_AUDIT_HEAD, cron: "55 22 * * *", catchUp: DAY },
  { task: FORUM_ROUND, cron: "*/5 * * * *" },
  { task: CHASE_STANDINGS, cron: "*/15 8-17 * * *" },
  { task: CHASE_FORUM_ACTIONS, cron: "*/5 7-19 * * *" },
];

measureQueues();
await runWorker({ name: "worker", tasks, schedules });
