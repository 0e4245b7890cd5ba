import { now } from "../clock.server.ts";
import { newId } from "../ids.ts";

type Row = {
  id: string;
  organisationId: string | null;
  toPersonId: string | null;
  toEmail: string | null;
  template: string;
  props: object;
  messageId: string;
  createdAt: Date;
};

/** The transaction of the write that the mail tells of. */
export type MailTransaction = {
  outgoingMessage: { createMany(args: { data: Row[] }): PromiseLike<unknown> };
};

export type NewMail = {
  organisationId: string | null;
  template: string;
  /** What the template needs; never anything of a referral beyond docs/domain.md, rule 8. */
  props: object;
} & ({ toPersonId: string; toEmail?: undefined } | { toEmail: string; toPersonId?: undefined });

/**
 * Puts mails into the outbox inside the caller's transaction; the database makes a job of each.
 * Writers may not read the outbox, so nothing is returned.
 */
export async function queueMail(tx: MailTransaction, ...mails: NewMail[]): Promise<void> {
  if (mails.length === 0) return;
  const createdAt = now();
  const data = mails.map(({ organisationId, toPersonId, toEmail, template, props }) => {
    const id = newId();
    return {
      id,
      organisationId,
      toPersonId: toPersonId ?? null,
      toEmail: toEmail ?? null,
      template,
      props,
      messageId: `<${id}@homeward>`,
      createdAt,
    };
  });
  await tx.outgoingMessage.createMany({ data });
}
