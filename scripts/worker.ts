import { sendPasswordLink } from "~/domains/access/jobs/send-password-link.server";
import { chaseForumActions } from "~/domains/forums/jobs/chase-actions.server";
import {
  CHASE_FORUM_ACTIONS,
  FORUM_ROUND,
  LAPSE_FORUM_SEAT,
  TELL_FORUM_BOOKING,
} from "~/domains/forums/jobs/payload";
import { forumRound, lapseForumSeat } from "~/domains/forums/jobs/round.server";
import { tellBooking } from "~/domains/forums/jobs/tell-booking.server";
import { expireOffer } from "~/domains/offers/jobs/expire-offer.server";
import { EXPIRE_OFFER } from "~/domains/offers/jobs/payload";
import { colleagueRemoved } from "~/domains/referrals/jobs/colleague-removed.server";
import { destroyDueIdentities } from "~/domains/referrals/jobs/destroy-due-identities.server";
import { checkDocument } from "~/domains/releases/jobs/check-document.server";
import { lapseRelease } from "~/domains/releases/jobs/lapse-release.server";
import { CHECK_DOCUMENT, LAPSE_RELEASE, TELL_RELEASE } from "~/domains/releases/jobs/payload";
import { tellReleaseTask } from "~/domains/releases/jobs/tell-release.server";
import { deliveriesOfLeaver } from "~/domains/routing/jobs/deliveries-of-leaver.server";
import { referralMailBounced, tellNextContact } from "~/domains/routing/jobs/next-contact.server";
import { TELL_BROKER, TELL_NEXT_CONTACT, TELL_OUTCOME, TELL_PROVIDER } from "~/domains/routing/jobs/payload";
import { tellBroker } from "~/domains/routing/jobs/tell-broker.server";
import { tellOutcome } from "~/domains/routing/jobs/tell-outcome.server";
import { tellProvider } from "~/domains/routing/jobs/tell-provider.server";
import { giveDataKeys } from "~/domains/vault/commands/give-data-keys.server";
import { sweepKeyStore } from "~/domains/vault/jobs/sweep-key-store.server";
import { keyStore } from "~/domains/vault/key-store.server";
import { renderEmail } from "~emails/registry";
import { urlFor } from "../app/platform/database/roles.ts";
import { env } from "../app/platform/env.server.ts";
import { runJobs, type Schedule, type Task } from "../app/platform/jobs/jobs.server.ts";
import { log } from "../app/platform/log.server.ts";
import { sendMailTask } from "../app/platform/mailer/send-mail.server.ts";
import { mailTransport } from "../app/platform/mailer/transport.server.ts";
import { onEnd } from "./server/listen.ts";

/** The process that does what need not be waited for. Domains bring the tasks, here they are named. */
const { DATABASE_URL, HOMEWARD_SECRET, SMTP_URL, MAIL_FROM, HOMEWARD_MAILBOX = ".data/mailbox" } = env();

const transport = mailTransport({ smtpUrl: SMTP_URL, mailboxFolder: HOMEWARD_MAILBOX, from: MAIL_FROM });

const tasks: Record<string, Task> = {
  "password-link": sendPasswordLink,
  // What a leaver of a council worked, then what one of a provider had picked up: each finds nothing at the other.
  "colleague-removed": async (payload, context) => {
    await colleagueRemoved(payload, context);
    await deliveriesOfLeaver(payload, context);
  },
  [TELL_PROVIDER]: tellProvider,
  [TELL_BROKER]: tellBroker,
  [TELL_NEXT_CONTACT]: tellNextContact,
  [TELL_OUTCOME]: tellOutcome,
  [EXPIRE_OFFER]: expireOffer,
  "destroy-due-identities": destroyDueIdentities,
  "sweep-key-store": sweepKeyStore,
  [TELL_RELEASE]: tellReleaseTask,
  [LAPSE_RELEASE]: lapseRelease,
  [CHECK_DOCUMENT]: checkDocument,
  [TELL_FORUM_BOOKING]: tellBooking,
  [LAPSE_FORUM_SEAT]: lapseForumSeat,
  [FORUM_ROUND]: forumRound,
  [CHASE_FORUM_ACTIONS]: chaseForumActions,
  "send-mail": sendMailTask({
    transport,
    render: renderEmail,
    onUndeliverable: async (message, db) => {
      log.warn("mail.undeliverable", {
        message: message.id,
        template: message.template,
        reason: message.reason,
      });
      await referralMailBounced(message, db);
    },
  }),
};

/** At night; made up for when the worker was off. */
const DAY = 24 * 3_600_000;
const schedules: Schedule[] = [
  { task: "destroy-due-identities", cron: "10 2 * * *", catchUp: DAY },
  { task: "sweep-key-store", cron: "40 2 * * *", catchUp: DAY },
  { task: FORUM_ROUND, cron: "*/5 * * * *" },
  { task: CHASE_FORUM_ACTIONS, cron: "*/5 7-19 * * *" },
];

await keyStore().check();

const jobs = await runJobs({
  connectionString: urlFor(DATABASE_URL, HOMEWARD_SECRET, "worker"),
  tasks,
  schedules,
});
onEnd(async () => {
  await jobs.stop();
  transport.close();
});
process.send?.({ ready: "worker" });
// Identities from before there were data keys, once; nobody waits for it.
giveDataKeys().then(
  ({ given, refused }) => {
    if (given + refused > 0) log.info("vault.data-keys-given", { given, refused });
  },
  (error: unknown) => log.error("vault.data-keys-not-given", { error }),
);
// The supervisor starts it again: after the database was away, that is the shortest way back.
jobs.ended.catch((error: unknown) => {
  log.error("worker.ended", { error });
  process.exit(1);
});
