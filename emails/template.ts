/** What a template makes: plain text first, the same in HTML; with where its one thing to do is done. */
export type Rendered = { subject: string; text: string; html: string; link?: string; calendar?: Calendar };

/** A calendar file that goes with a mail. */
export type Calendar = { fileName: string; method: "PUBLISH" | "CANCEL"; content: string };

/** A pure function of what the mail is about. It imports nothing from the app. */
export type Template<Props> = (props: Props) => Rendered;
