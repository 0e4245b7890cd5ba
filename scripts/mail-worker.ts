import { sendPasswordLink } from "~/domains/access/jobs/send-password-link.server";
import { howToDeliver } from "~/domains/notifications/queries/how-to-deliver.server";
import { referralMailBounced } from "~/domains/routing/jobs/next-contact.server";
import { renderEmail } from "~emails/registry";
import { env } from "../app/platform/env.server.ts";
import { log } from "../app/platform/log.server.ts";
import { sendMail } from "../app/platform/mailer/send-mail.server.ts";
import { mailTransport } from "../app/platform/mailer/transport.server.ts";
import { runWorker } from "./server/run-worker.ts";

/** The process that sends mail and does nothing else: no job of another kind, and no file, can hold it up. */
const { SMTP_URL, MAIL_FROM, HOMEWARD_MAILBOX = ".data/mailbox" } = env();

const transport = mailTransport({ smtpUrl: SMTP_URL, mailboxFolder: HOMEWARD_MAILBOX, from: MAIL_FROM });

await runWorker({
  name: "mail",
  handlers: [
    sendPasswordLink,
    sendMail({
      transport,
      render: renderEmail,
      howToDeliver,
      onUndeliverable: async (message, db) => {
        log.warn("mail.undeliverable", {
          message: message.id,
          template: message.template,
          reason: message.reason,
        });
        await referralMailBounced(message, db);
      },
    }),
  ],
  close: () => transport.close(),
});
