import type { Tx } from "~/platform/database/transaction.server";
import { queueMail } from "~/platform/mailer/queue-mail.server";
import type { PropsOf, TemplateName } from "~emails/registry";

/** A mail about accounts, roles and invitations: to people and addresses that `access` knows by itself. */
export type AccountMail = {
  [T in TemplateName]: { readonly template: T; readonly props: PropsOf<T> };
}[TemplateName] &
  (
    | { readonly organisationId: string | null; readonly toPersonId: string }
    | { readonly organisationId: string | null; readonly toEmail: string; readonly contactId?: string }
  );

/**
 * Puts mails of this domain into the outbox, in the caller's transaction. All others tell through
 * `notifications/commands/notify`, which stands above.
 */
export async function mailAccount(tx: Tx, ...mails: readonly AccountMail[]): Promise<void> {
  await queueMail(tx, ...mails);
}
