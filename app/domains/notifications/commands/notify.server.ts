import type { Tx } from "~/platform/database/transaction.server";
import { type NewMail, queueMail } from "~/platform/mailer/queue-mail.server";
import type { PropsOf, TemplateName } from "~emails/registry";
import { findRecipients, type Recipient, type Wanted } from "../queries/find-recipients.server";

/** Whoever a mail is for; without an account there is no id. */
export type Addressee = { readonly name: string; readonly personId: string | null };

/** The organisation in whose name it is written, as row security has it, with whom it is for. */
export type To =
  /** One person, whom the caller has found by what they do. */
  | (Recipient & { readonly organisationId: string })
  /** Several, chosen by the caller's policy among those of the organisation. */
  | { readonly organisationId: string; readonly people: readonly Recipient[] }
  /** Whoever has a role there: found here, in the transaction of the organisation. */
  | Wanted
  /** An address without an account, from the row that the caller's job has read it in. */
  | {
      readonly organisationId: string;
      readonly email: string;
      readonly name: string;
      readonly contactId: string;
    };

/** Every template with the props that it takes; where they differ by reader, a function of who reads. */
export type Letter = {
  [T in TemplateName]: {
    readonly template: T;
    readonly props: PropsOf<T> | ((to: Addressee) => PropsOf<T>);
  };
}[TemplateName];

export type Notification = Letter & {
  readonly to: To;
  /**
   * What is said, so that it is said once to each: a second one with the same key, template and reader goes to nobody.
   * Jobs run twice and need one. `null` where the write that it tells of happens once by itself.
   */
  readonly dedupeKey: string | null;
};

/**
 * Puts mails into the outbox inside the caller's transaction, with props that the compiler has checked against their
 * template. Whether somebody gets it at once, with others or not at all is decided when it is sent, by their choice.
 *
 * @returns how many people or addresses they are for
 */
export async function notify(tx: Tx, ...notifications: readonly Notification[]): Promise<number> {
  const mails: NewMail[] = [];
  for (const one of notifications) mails.push(...(await mailsOf(tx, one)));
  await queueMail(tx, ...mails);
  return mails.length;
}

async function mailsOf(tx: Tx, one: Notification): Promise<NewMail[]> {
  const { to, template, dedupeKey } = one;
  const mail = (reader: Addressee) => ({
    organisationId: to.organisationId,
    template,
    props: typeof one.props === "function" ? one.props(reader) : one.props,
    ...(dedupeKey === null ? {} : { dedupeKey }),
  });
  if ("email" in to)
    return [{ ...mail({ name: to.name, personId: null }), toEmail: to.email, contactId: to.contactId }];
  const people = await peopleOf(tx, to);
  return people.map((person) => ({ ...mail(person), toPersonId: person.personId }));
}

async function peopleOf(tx: Tx, to: Exclude<To, { email: string }>): Promise<readonly Recipient[]> {
  if ("steps" in to) return (await findRecipients(tx, to))?.people ?? [];
  return "people" in to ? to.people : [to];
}
