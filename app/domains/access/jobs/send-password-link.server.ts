import { mailAccount } from "~/domains/access/account-mail.server";
import { newPasswordLink } from "~/domains/access/emailed-links.server";
import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { absoluteDayAndTime } from "~/platform/time";
import type { PasswordLinkProps } from "~emails/password-link";
import { PASSWORD_LINK } from "../access.jobs";

/**
 * The job `password-link` `{ email }`: mails a link to choose a new password, if somebody has this email. Those
 * asked for before stay good for their hour, so that nobody spoils another's by asking again; using one ends them all. It runs under the role of sign-in, which alone may write them.
 */
export const sendPasswordLink = handle(PASSWORD_LINK, async ({ email }) => {
  await transaction("auth", {}, async (tx) => {
    const credential = await tx.credential.findUnique({ where: { email }, select: { personId: true } });
    if (!credential) return;
    const { hash, url, at, expiresAt } = newPasswordLink();
    const { personId } = credential;
    await tx.emailedLink.create({ data: { hash, personId, purpose: "password", createdAt: at, expiresAt } });
    const props: PasswordLinkProps = { secretLink: url, until: absoluteDayAndTime(expiresAt, now()) };
    await mailAccount(tx, { organisationId: null, toEmail: email, template: "password-link", props });
  });
});
