/** What a template makes: plain text first, the same in HTML; with where its one thing to do is done. */
export type Rendered = { subject: string; text: string; html: string; link?: string; calendar?: Calendar };

/** A calendar file that goes with a mail. */
export type Calendar = { fileName: string; method: "PUBLISH" | "CANCEL"; content: string };

/** A pure function of what the mail is about. It imports nothing from the app. */
export type Template<Props> = (props: Props) => Rendered;

declare const MAIL: unique symbol;

/** The props of one mail: those of another, however alike, are not taken for them. They are plain values all the same. */
export type PropsFor<Name extends string, Props> = Props & { readonly [MAIL]?: Name };

/** Which mail props are for. */
export type MailOf<Props> = Props extends { readonly [MAIL]?: infer Name } ? Name : never;
