import { FORUM_EVENTS } from "./forum-events.rules";

/** The words of events, made when they are read: a row holds facts. Pure. */

export type ToldEvent = {
  kind: string;
  personId: string | null;
  reason: string | null;
  data: Record<string, unknown>;
};

/** Who reads: a provider never reads who decides on money, nor what only the council may know. */
export type Reader = "council" | "provider";

type Words = string | ((event: ToldEvent) => string);

const count = (value: unknown, one: string, many: string) =>
  typeof value === "number" ? (value === 1 ? `1 ${one}` : `${value} ${many}`) : many;

/** What both sides read. A provider's row of it carries only what it was told. */
const BOTH: Readonly<Record<string, Words>> = {
  ...FORUM_EVENTS,
  "search-paused": "The search was paused",
  "search-resumed": "The search goes on, the clock moved on by the pause",
  "delivery-closed": "It closed",
  "closed-with-provider": "Closed because the provider was refused",
  "delivery-reopened": "It is open again, with a new clock",
  "delivery-changed": "What is asked has changed",
  "provider-told": (event) =>
    typeof event.data.people === "number" && event.data.people === 0
      ? "Nobody there could be told by mail"
      : `${count(event.data.people, "person", "people")} told by mail`,
  "offer-submitted": "The offer was made",
  "offer-amended": "The offer was changed",
  "offer-confirmed": "The offer was confirmed for the latest change",
  "offer-withdrawn": "The offer was withdrawn",
  "offer-expired": "The place is held no longer, the offer expired",
  "offer-shortlisted": "The offer was shortlisted",
  "offer-put-in-reserve": "The offer is kept in reserve",
  "offer-not-selected": "The offer was not selected",
  "offer-ended-with-search": "The offer ended with the search",
  "offer-preferred": "The offer is preferred",
  "offer-stepped-back": "The offer went back to the shortlist",
  "offer-accepted": "The offer was accepted",
  "offer-fell-through": "The placement fell through",
};

const PROVIDER: Readonly<Record<string, Words>> = {
  ...BOTH,
  "offer-begun": "The draft of an offer was begun",
  "funding-asked": "The council has asked for the money",
  "funding-authorised": "The money is authorised",
  "funding-returned": "The council answers a question about the money",
  "funding-refused": "The money was refused",
  "funding-cancelled": "The money must be asked for again",
  "service-declared": "What a service offers was declared",
  "vacancy-confirmed": "Vacancies were confirmed",
};

const COUNCIL: Readonly<Record<string, Words>> = {
  ...BOTH,
  "referral-begun": "The referral was begun",
  "referral-page-saved": (event) =>
    event.data.complete === false ? "A page was put aside" : "A page was written",
  "referral-ready-to-check": "It is ready to be checked",
  "referral-back-to-draft": "It went back to being written",
  "gate-decided": (event) =>
    `${count(event.data.decided, "finding of the gate was decided", "findings of the gate were decided")}`,
  "gate-words-added": "Words were added that stay out of what providers read",
  "gate-keep-agreed": "A second person agreed that a known name or number stays",
  "gate-keep-refused": "A second person masked a known name or number that was left in",
  "gate-width-decided": (event) =>
    `How wide it is published was decided: age ${String(event.data.age)}, near ${String(event.data.area)}`,
  "comparisons-unusual": (event) =>
    `${count(event.data.texts, "text was", "texts were")} checked in an hour for somebody without access to the child's identity`,
  "fuller-detail-published": "Fuller detail was opened to shortlisted homes",
  "gate-read": "What is published was read and checked for what machines miss",
  "referral-sent": (event) => `Sent to ${count(event.data.providers, "provider", "providers")}`,
  "referral-widened": (event) => `Sent to ${count(event.data.providers, "more provider", "more providers")}`,
  "referral-reassigned": "Another broker works it",
  "search-deciding": "Deciding between offers",
  "search-on": "The search goes on",
  "referral-amended": (event) =>
    `Change sent as edition ${String(event.data.edition)}, ${count(event.data.changes, "change", "changes")}`,
  "referral-withdrawn": "The referral was withdrawn",
  "search-closed": "The search was closed",
  "search-opened-again": "The search was opened again",
  "placement-agreed": "A placement is agreed",
  "placement-fell-through": "The placement fell through, the search is open again",
  "everyone-told": (event) =>
    `${count(event.data.organisations, "provider is", "providers are")} told how it ended`,
  "offer-authorised": "The money of the offer is authorised",
  "preferred-in-spite-of-alert": (event) => `Preferred in spite of an alert (${String(event.data.alerts)})`,
  "accepted-in-spite-of-alert": (event) => `Accepted in spite of an alert (${String(event.data.alerts)})`,
  "authorisation-asked": "The money was asked for",
  "authorisation-asked-again": "The question was answered, the money asked for again",
  "authorisation-authorised": "The money was authorised",
  "authorisation-returned": "A question about the money",
  "authorisation-refused": "The money was refused",
  "authorisation-cancelled": "The request for money was cancelled",
  "broker-told": "The broker was told by mail",
  "identity-destroyed": "Who the child was is destroyed: the time it is kept for is over",
  "fuller-detail-saved": "The fuller detail for shortlisted homes was written",
  "document-added": "A redacted document was sent to be checked",
  "document-ready": "A redacted document is open to shortlisted homes",
  "document-refused": "A redacted document was refused",
  "document-confirmed": "A second person confirmed a redacted document",
  "document-page-decided": (event) =>
    event.data.decision === "leave-out"
      ? `Page ${Number(event.data.page)} of a redacted document was left out`
      : `Page ${Number(event.data.page)} of a redacted document was described`,
  "document-removed": "A redacted document was taken away",
  "terms-accepted": "Somebody there accepted the confidentiality terms",
  "information-released": (event) =>
    event.data.emergency === true
      ? "Who the child is was released to a named person before paperwork"
      : "Who the child is was released to a named person",
  "release-ended": (event) =>
    event.data.because === "revoked"
      ? "A release of who the child is was revoked"
      : "A release of who the child is ended by itself",
  "looks-exported": "The log of who saw what was taken for the child’s record",
  "alert-raised": "An alert was raised",
  "alert-kept": "An alert was kept after its review",
  "alert-ended": "An alert was ended",
  "alert-confirmed": "An alert was confirmed by a second person",
  "alert-end-asked": "Somebody asked to end an alert",
  "authorised-unconfirmed-provider": "Funding was authorised although the provider is not confirmed",
};

/** What concerns an organisation and its people; nobody's timeline of a referral shows it. */
const ORGANISATION: Readonly<Record<string, Words>> = {
  "colleague-invited": "A colleague was invited",
  "colleague-invited-again": "A colleague was invited again",
  "invitation-taken-back": "An invitation was taken back",
  "invitation-accepted": "An invitation was accepted",
  "invitation-refused": "An invitation was refused",
  "colleague-removed": "A colleague was removed",
  "colleague-roles-changed": "The roles of a colleague were changed",
  "audit-exported": "The audit log was exported",
  "try-refused": "An attempt was refused",
  "role-change-asked": "Roles for a colleague were requested",
  "role-change-confirmed": "Roles for a colleague were confirmed by a second person",
  "role-change-refused": "Roles for a colleague were not confirmed",
  "role-change-lapsed": "Nobody confirmed roles for a colleague in time",
  "invitation-asked": "An invitation was requested",
  "invitation-confirmed": "An invitation was confirmed by a second person",
  "invitation-not-confirmed": "An invitation was not confirmed",
  "invitation-lapsed": "Nobody confirmed an invitation in time",
  "second-factor-added": "2-step verification was set up or added to",
  "second-factor-removed": "A way to confirm sign-in was removed",
  "second-factor-reset": "2-step verification was reset by an admin",
  "recovery-code-used": "A recovery code was used",
  "recovery-codes-made": "New recovery codes were made",
  "settings-changed": "The settings were changed",
  "retention-changed": "How long who a child is is kept was changed",
  "duty-owner-changed": "The duty owner was changed",
  "provider-brought-on": "A provider was brought on from the register",
  "provider-invited-again": "A provider was invited again",
  "provider-confirmed": "A provider was confirmed by a second person",
  "provider-refused": "A provider was refused by a second person",
  "owner-address-confirmed": "An address was confirmed for an owner of the register",
  "standing-told": "People were emailed about whether a provider is confirmed",
  "alert-told": "People were emailed about an alert that stops placements",
  "provider-services-added": "Services were added to a provider",
};

/** What happened, for one reader, with the reason where there is one; null for what this reader is not told. */
export function eventWords(event: ToldEvent, reader: Reader): string | null {
  const words = reader === "council" ? COUNCIL : PROVIDER;
  const found = Object.hasOwn(words, event.kind)
    ? words[event.kind]
    : Object.hasOwn(ORGANISATION, event.kind)
      ? ORGANISATION[event.kind]
      : undefined;
  if (found === undefined) return null;
  const text = typeof found === "string" ? found : found(event);
  return event.reason ? `${text}: “${event.reason}”` : text;
}

/** Whether the reader may read who did it: on the other side a broker is named, who decides on money is not. */
export function isNamed(event: Pick<ToldEvent, "kind">, reader: Reader): boolean {
  return reader === "council" || !event.kind.startsWith("funding-");
}

/** Steps of writing, and what another line says already: on the record, left out of the story of a search. */
const HIDDEN_EVENTS: readonly string[] = [
  "referral-page-saved",
  "gate-decided",
  "gate-words-added",
  "gate-width-decided",
  "offer-begun",
  "offer-authorised",
  // Beside "Linden House made an offer" and "is interested", which name the home.
  "offer-submitted",
  "broker-told",
];

export function isQuiet(event: Pick<ToldEvent, "kind">): boolean {
  return HIDDEN_EVENTS.includes(event.kind);
}
