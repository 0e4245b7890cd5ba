/** What a template makes: plain text first, the same in HTML. */
export type Rendered = { subject: string; text: string; html: string; link?: string; calendar?: Calendar };

/** A calendar file that goes with a mail. */
export type Calendar = { fileName: string; method: "PUBLISH" | "CANCEL"; content: string };

/** Where the reader of a mail has fewer of its kind: `stop` by one press, without signing in; `choices` where they have an account. */
export type MailLinks = { stop: string; choices: string | null };

/** Makes the mail of a template's name; undefined when no template has that name. */
export type Render = (template: string, props: unknown, links?: MailLinks) => Rendered | undefined;

/** A mail of the outbox, as much as says what its reader has chosen about it. */
export type OutboxMail = {
  template: string;
  props: unknown;
  toPersonId: string | null;
  /** The row in which an address without an account stands. */
  contactId: string | null;
};

/** What is done with a mail: it goes out, waits to be told together with others, or is not told at all. */
export type Delivery = { how: "now"; links?: MailLinks } | { how: "hold" } | { how: "withhold" };

/** A mail on its way out. */
export type Mail = Rendered & { id: string; messageId: string; to: string; at: Date; links?: MailLinks };

/** What became of a mail that will not be tried again. */
export type Undeliverable = {
  id: string;
  organisationId: string | null;
  toPersonId: string | null;
  toEmail: string | null;
  /** The row in which an address without an account stands. */
  contactId: string | null;
  template: string;
  props: unknown;
  /** The mail server's answer in short, without the address. */
  reason: string;
};

/** Sends one mail, or throws: `PermanentFailure` when trying again cannot help. */
export type Transport = { send(mail: Mail): Promise<void>; close(): void };

export class PermanentFailure extends Error {
  override name = "PermanentFailure";
}
