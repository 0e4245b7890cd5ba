import { type ALERT_KINDS, alertName, dayWords } from "./service-words.rules";

/** Alerts: dated, owned notices on a service or a whole provider with a day of review. Pure. */

export type AlertKind = keyof typeof ALERT_KINDS;

/** What an alert is on: one service, or a provider as the address of its owner in the register names it. */
export type AlertOn = { serviceId: string } | { owner: string };

/** These stop new placements while they stand (domain.md, alert). The others ask for a reason. */
const STOPPING = [
  "suspension-of-placements",
  "notice-restricting-accommodation",
] as const satisfies readonly AlertKind[];
export type StoppingAlert = (typeof STOPPING)[number];

export function stopsPlacements(kind: string): kind is StoppingAlert {
  return (STOPPING as readonly string[]).includes(kind);
}

/** An alert that stands, as it is kept. Days are ISO. */
export type StandingAlert = {
  id: string;
  kind: string;
  note: string | null;
  startsOn: string;
  reviewOn: string;
  /** The organisation that raised it, and what it is called. */
  ownerOrganisationId: string;
  by: string | null;
  /** The owner whose whole provision it is on; null for an alert on one service. */
  ownerKey: string | null;
};

export type AlertView = {
  id: string;
  name: string;
  note: string | null;
  stops: boolean;
  overdue: boolean;
  /** It is on the whole provider, not on one service. */
  onProvider: boolean;
  /** "Since 3 November 2026, kept by Dudley. Reviewed by 1 December 2026." */
  words: string;
};

/** An alert as pages say it. `today` is the ISO day in London. */
export function alertView(alert: StandingAlert, today: string): AlertView {
  const overdue = isOverdue(alert, today);
  return {
    id: alert.id,
    name: alertName(alert.kind),
    note: alert.note,
    stops: stopsPlacements(alert.kind),
    overdue,
    onProvider: alert.ownerKey !== null,
    words: `Since ${dayWords(alert.startsOn)}${alert.by === null ? "" : `, kept by ${alert.by}`}. ${
      overdue
        ? `Its review is overdue since ${dayWords(alert.reviewOn)}`
        : `Reviewed by ${dayWords(alert.reviewOn)}`
    }.`,
  };
}

/** Whether the day of review has gone by. */
export function isOverdue(alert: Pick<StandingAlert, "reviewOn">, today: string): boolean {
  return alert.reviewOn < today;
}

/** "Alert", or "Alert on the whole provider". */
export function alertTitle(alert: Pick<AlertView, "name" | "onProvider">): string {
  return `${alert.onProvider ? "Alert on the whole provider" : "Alert"}: ${alert.name}`;
}

/** What an alert of this kind does, for the page that raises it. */
export function alertEffect(kind: AlertKind, whole: boolean): string {
  if (stopsPlacements(kind))
    return `Stops new placements: no referral is sent to ${
      whole ? "any of its services" : "the service"
    }, and no offer is preferred or accepted, while it stands`;
  return `Referrals still go to ${
    whole ? "its services" : "the service"
  }; a council that prefers an offer must say why`;
}

export const LONGEST_REVIEW_DAYS = 366;

/** Why an alert may not be reviewed on this day, or null. Days are ISO. `limit` is the last day allowed. */
export function reviewClash(reviewOn: string, today: string, limit: string): string | null {
  if (reviewOn <= today) return "The review date must be after today";
  return reviewOn > limit ? "The review date must be within a year" : null;
}
