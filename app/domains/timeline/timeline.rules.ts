import { PEOPLE_EVENTS } from "~/domains/access/people.events";
import { AGREEMENT_EVENTS } from "~/domains/agreements/agreement/agreement.events";
import { CHANGE_EVENTS } from "~/domains/agreements/changes/change.events";
import { HIGH_COST_EVENTS } from "~/domains/agreements/high-cost/high-cost.events";
import { PLACEMENT_EVENTS } from "~/domains/agreements/placement/placement.events";
import { FUNDING_SHARE_EVENTS } from "~/domains/agreements/who-pays/funding-shares.events";
import { ARRIVAL_EVENTS } from "~/domains/arrivals/arrival.events";
import { AUDIT_EVENTS } from "~/domains/audit/audit.events";
import {
  type Catalogue,
  definitionOf,
  type EventNames,
  type LogGroup,
  logSentenceOf,
  type Reader,
  type ToldEvent,
  tellEvent,
} from "~/domains/audit/events.rules";
import { AUTHORISATION_EVENTS } from "~/domains/authorisations/authorisation.events";
import { DOCUMENT_EVENTS } from "~/domains/documents/document.events";
import { HOME_FILE_EVENTS } from "~/domains/documents/home-file.events";
import { EXPORT_EVENTS } from "~/domains/exports/export.events";
import { FEEDBACK_EVENTS } from "~/domains/feedback/feedback.events";
import { FORUM_EVENTS } from "~/domains/forums/forum.events";
import { ISSUE_EVENTS } from "~/domains/issues/issue.events";
import { INTEREST_EVENTS } from "~/domains/market/interests/interest.events";
import { STATEMENT_EVENTS } from "~/domains/market/statement/statement.events";
import { OFFER_EVENTS } from "~/domains/offers/offer.events";
import { PAYMENT_EVENTS } from "~/domains/payments/payment.events";
import { PAYMENT_DOCUMENT_EVENTS } from "~/domains/payments/payment-document.events";
import { PAYMENT_HOLD_EVENTS } from "~/domains/payments/payment-hold.events";
import { PAYMENT_QUERY_EVENTS } from "~/domains/payments/payment-query.events";
import { PLACEMENT_ORDER_EVENTS } from "~/domains/payments/placement-order.events";
import { PRIORITY_EVENTS } from "~/domains/priorities/priorities.events";
import { PROVIDER_EVENTS } from "~/domains/providers/provider.events";
import { RECORD_EVENTS } from "~/domains/records/record.events";
import { REFERRAL_EVENTS } from "~/domains/referrals/referral.events";
import { RELEASE_EVENTS } from "~/domains/releases/release.events";
import { DELIVERY_EVENTS } from "~/domains/routing/delivery.events";
import { STATUTORY_EVENTS } from "~/domains/statutory/statutory.events";

/** The catalogue of every domain: what is recorded anywhere is in exactly one of them. */
export const CATALOGUES: readonly Catalogue[] = [
  AUDIT_EVENTS,
  PEOPLE_EVENTS,
  PROVIDER_EVENTS,
  REFERRAL_EVENTS,
  DELIVERY_EVENTS,
  OFFER_EVENTS,
  AUTHORISATION_EVENTS,
  RELEASE_EVENTS,
  AGREEMENT_EVENTS,
  PLACEMENT_EVENTS,
  HIGH_COST_EVENTS,
  FUNDING_SHARE_EVENTS,
  CHANGE_EVENTS,
  STATUTORY_EVENTS,
  ARRIVAL_EVENTS,
  FEEDBACK_EVENTS,
  DOCUMENT_EVENTS,
  HOME_FILE_EVENTS,
  RECORD_EVENTS,
  PAYMENT_EVENTS,
  PAYMENT_DOCUMENT_EVENTS,
  PAYMENT_QUERY_EVENTS,
  ISSUE_EVENTS,
  PAYMENT_HOLD_EVENTS,
  PLACEMENT_ORDER_EVENTS,
  PRIORITY_EVENTS,
  FORUM_EVENTS,
  STATEMENT_EVENTS,
  INTEREST_EVENTS,
  EXPORT_EVENTS,
];

/** What happened, for one reader, with the reason where there is one; null for what this reader is not told. */
export function eventWords(event: ToldEvent, reader: Reader, names?: EventNames): string | null {
  return tellEvent(CATALOGUES, event, reader, names);
}

/** What happened, for whoever reads the audit log of that side. */
export function logWords(event: Pick<ToldEvent, "kind" | "data">, reader: Reader): string | null {
  return logSentenceOf(CATALOGUES, event, reader);
}

/** Whether the reader may read who did it: on the other side a broker is named, who decides on money is not. */
export function isNamed({ kind }: Pick<ToldEvent, "kind">, reader: Reader): boolean {
  return reader === "council" || definitionOf(CATALOGUES, kind)?.definition.unnamed !== true;
}

/** Whether the story of a search leaves it out: a step of writing, or what another line says already. */
export function isQuiet({ kind }: Pick<ToldEvent, "kind">): boolean {
  return definitionOf(CATALOGUES, kind)?.definition.quiet === true;
}

/** Where the audit log finds it. */
export function groupOf(kind: string): LogGroup | undefined {
  const found = definitionOf(CATALOGUES, kind);
  return found?.definition.group ?? found?.catalogue.group;
}

const KINDS = CATALOGUES.flatMap(({ kinds }) => Object.entries(kinds));

/** The kinds that are written for each provider alike. */
export const PER_PROVIDER: readonly string[] = KINDS.flatMap(([kind, { perProvider }]) =>
  perProvider ? [kind] : [],
);

/** The kinds that the audit log has in a group. */
export function kindsIn(group: LogGroup): string[] {
  return KINDS.map(([kind]) => kind).filter((kind) => groupOf(kind) === group);
}
