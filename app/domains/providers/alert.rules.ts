import { type ALERT_KINDS, alertName, dayWords } from "./service-words.rules";

/** Alerts: dated, owned notices on a service with a day of review. Pure. */

export type AlertKind = keyof typeof ALERT_KINDS;

/** These stop new placements while they stand (domain.md, alert). The others ask for a reason. */
const STOPPING = [
  "suspension-of-placements",
  "notice-restricting-accommodation",
] as const satisfies readonly AlertKind[];
export type StoppingAlert = (typeof STOPPING)[number];

export function stopsPlacements(kind: string): kind is StoppingAlert {
  return (STOPPING as readonly string[]).includes(kind);
}

export type AlertView = {
  id: string;
  name: string;
  note: string | null;
  stops: boolean;
  overdue: boolean;
  /** "Since 3 November 2026. Reviewed by 1 December 2026." */
  words: string;
};

type AlertRow = { id: string; kind: string; note: string | null; startsOn: Date; reviewOn: Date };

/** An alert as pages say it. `today` is the ISO day in London. */
export function alertView(alert: AlertRow, today: string): AlertView {
  const since = alert.startsOn.toISOString().slice(0, 10);
  const review = alert.reviewOn.toISOString().slice(0, 10);
  const overdue = review < today;
  return {
    id: alert.id,
    name: alertName(alert.kind),
    note: alert.note,
    stops: stopsPlacements(alert.kind),
    overdue,
    words: `Since ${dayWords(since)}. ${
      overdue ? `Its review is overdue since ${dayWords(review)}` : `Reviewed by ${dayWords(review)}`
    }.`,
  };
}

/** What an alert of this kind does, for the page that raises it. */
export function alertEffect(kind: AlertKind): string {
  return stopsPlacements(kind)
    ? "Stops new placements: no referral is sent to the service while it stands"
    : "Referrals still go to the service; councils see the alert on its page";
}

export const LONGEST_REVIEW_DAYS = 366;

/** Why an alert may not be reviewed on this day, or null. Days are ISO. `limit` is the last day allowed. */
export function reviewClash(reviewOn: string, today: string, limit: string): string | null {
  if (reviewOn <= today) return "The review date must be after today";
  return reviewOn > limit ? "The review date must be within a year" : null;
}
