/** What a template makes: plain text first, the same in HTML. */
export type Rendered = { subject: string; text: string; html: string; calendar?: Calendar };

/** A calendar file that goes with a mail. */
export type Calendar = { fileName: string; method: "PUBLISH" | "CANCEL"; content: string };

/** Makes the mail of a template's name; undefined when no template has that name. */
export type Render = (template: string, props: unknown) => Rendered | undefined;

/** A mail on its way out. */
export type Mail = Rendered & { id: string; messageId: string; to: string; at: Date };

/** What became of a mail that will not be tried again. */
export type Undeliverable = {
  id: string;
  organisationId: string | null;
  toPersonId: string | null;
  toEmail: string | null;
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
