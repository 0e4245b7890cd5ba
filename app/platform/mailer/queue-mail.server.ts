import { now } from "../clock.server.ts";
import { env } from "../env.server.ts";
import { newId } from "../ids.ts";

type Row = {
  id: string;
  organisationId: string | null;
  toPersonId: string | null;
  toEmail: string | null;
  contactId: string | null;
  template: string;
  props: object;
  dedupeKey: string | null;
  messageId: string;
  createdAt: Date;
};

/** The transaction of the write that the mail tells of. */
export type MailTransaction = {
  outgoingMessage: { createMany(args: { data: Row[]; skipDuplicates?: boolean }): PromiseLike<unknown> };
};

export type NewMail = {
  organisationId: string | null;
  template: string;
  /** What the template needs; never anything of a referral beyond docs/domain.md, rule 8. */
  props: object;
  /** A second mail with the same key, template, organisation and reader is not queued. */
  dedupeKey?: string;
} & (
  | { toPersonId: string; toEmail?: undefined }
  | { toEmail: string; contactId?: string; toPersonId?: undefined }
);

/**
 * Puts mails into the outbox inside the caller's transaction; the database makes a job of each.
 * Writers may not read the outbox, so nothing is returned.
 */
export async function queueMail(tx: MailTransaction, ...mails: NewMail[]): Promise<void> {
  if (mails.length === 0) return;
  const createdAt = now();
  const domain = new URL(env().APP_URL).hostname;
  const data = mails.map((mail) => {
    const id = newId();
    return {
      id,
      organisationId: mail.organisationId,
      toPersonId: mail.toPersonId ?? null,
      toEmail: mail.toEmail ?? null,
      contactId: mail.toEmail === undefined ? null : (mail.contactId ?? null),
      template: mail.template,
      props: mail.props,
      dedupeKey: mail.dedupeKey ?? null,
      messageId: `<${id}@${domain}>`,
      createdAt,
    };
  });
  await tx.outgoingMessage.createMany({ data, skipDuplicates: mails.some(({ dedupeKey }) => dedupeKey) });
}
