import { type NoticeWord, withNotice } from "~/notices";
import type { OrganiserPaths } from "~/paths";
import { londonDate } from "~/platform/time";
import { ownerPage } from "./owner.rules";
import { type ALERT_KINDS, alertName, dayWords } from "./service-words.rules";

/** Alerts: dated, owned notices on a service or a whole provider with a day of review. Pure. */

export type AlertKind = keyof typeof ALERT_KINDS;

/** What an alert is on: one service, or a provider as the address of its owner in the register names it. */
export type AlertOn = { serviceId: string } | { owner: string };

/** What an alert is on, as the parameters of its pages say it. */
export function alertOn({ service = "", owner }: Readonly<Record<string, string | undefined>>): AlertOn {
  return owner === undefined ? { serviceId: service } : { owner };
}

/** Said on the page of a service and on that of an owner. */
export type AlertNotice = NoticeWord<"service"> & NoticeWord<"owner">;

/** The page of what an alert is on, where its notice is read. */
export function alertPage(paths: OrganiserPaths, on: AlertOn, done: AlertNotice): string {
  return "owner" in on
    ? ownerPage(paths, on.owner, { done })
    : withNotice(paths.service(on.serviceId).page(), "service", done);
}

/**
 * These stop new placements while they stand (docs/domain.md, alert). The others ask for a reason. The same in
 * `prisma/sql/providers/declared.sql`.
 */
export const STOPPING = [
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
  /** Who raised it, and when. Null where it was raised before that was kept. */
  raisedById: string;
  raisedByName: string | null;
  raisedAt: Date | null;
  /** A second person who confirmed it, or the official source it rests on. */
  confirmedAt: Date | null;
  confirmedByName: string | null;
  confirmedForName: string | null;
  sourceUrl: string | null;
  sourceReference: string | null;
  sourceOn: string | null;
  /** Somebody has asked for its end, and a second person has not agreed yet. */
  endAskedAt: Date | null;
  endAskedById: string | null;
  endAskedByName: string | null;
  endAskedForName: string | null;
  endReason: string | null;
  /** Whether it does for the reader what its kind does: see `alertInForce`. */
  inForce: boolean;
};

export type AlertView = {
  id: string;
  name: string;
  note: string | null;
  /** It stops placements of the reader's organisation. */
  stops: boolean;
  /** It would stop others' placements, and no second person has confirmed it yet. */
  unconfirmed: boolean;
  overdue: boolean;
  /** It is on the whole provider, not on one service. */
  onProvider: boolean;
  /** "Since 3 November 2026, kept by Dudley. Reviewed by 1 December 2026." */
  words: string;
  /** Who raised it and who confirmed it, or that nobody has. */
  origin: string;
  /** What it rests on, where it has an official source. */
  source: { url: string; words: string } | null;
  /** Somebody has asked for its end. */
  endAsked: string | null;
};

/** An alert as pages say it. `today` is the ISO day in London. */
export function alertView(alert: StandingAlert, today: string): AlertView {
  const overdue = isOverdue(alert, today);
  return {
    id: alert.id,
    name: alertName(alert.kind),
    note: alert.note,
    stops: stopsPlacements(alert.kind) && alert.inForce,
    unconfirmed: isUnconfirmed(alert),
    overdue,
    onProvider: alert.ownerKey !== null,
    words: `Since ${dayWords(alert.startsOn)}${alert.by === null ? "" : `, kept by ${alert.by}`}. ${
      overdue
        ? `Its review is overdue since ${dayWords(alert.reviewOn)}`
        : `Reviewed by ${dayWords(alert.reviewOn)}`
    }.`,
    origin: originWords(alert),
    source:
      alert.sourceUrl === null
        ? null
        : {
            url: alert.sourceUrl,
            words: `${alert.sourceReference ?? "Official notice"}${alert.sourceOn ? ` of ${dayWords(alert.sourceOn)}` : ""}`,
          },
    endAsked:
      alert.endAskedAt === null
        ? null
        : `${nameOf(alert.endAskedByName, alert.endAskedForName)} asked to end it on ${dayWords(londonDate(alert.endAskedAt))}: “${alert.endReason ?? ""}” It stays until a second person agrees.`,
  };
}

/** Whether it would stop others' placements and rests neither on a second person nor on an official source. */
export function isUnconfirmed(alert: Pick<StandingAlert, "kind" | "confirmedAt" | "sourceUrl">): boolean {
  return stopsPlacements(alert.kind) && alert.confirmedAt === null && alert.sourceUrl === null;
}

const nameOf = (person: string | null, organisation: string | null) =>
  [person, organisation].filter((part) => part !== null).join(" of ");

function originWords(alert: StandingAlert): string {
  const raised = `Raised by ${nameOf(alert.raisedByName ?? "somebody", alert.by)}${
    alert.raisedAt ? ` on ${dayWords(londonDate(alert.raisedAt))}` : ""
  }`;
  if (!stopsPlacements(alert.kind)) return `${raised}.`;
  if (alert.sourceUrl !== null) return `${raised}, on an official notice.`;
  if (alert.confirmedAt === null)
    return `${raised}. Not yet confirmed by a second person: it stops placements by ${alert.by ?? "the organisation that raised it"} and warns everyone else.`;
  return alert.confirmedByName === null
    ? `${raised}, before alerts needed a second person.`
    : `${raised}, confirmed by ${nameOf(alert.confirmedByName, alert.confirmedForName)} on ${dayWords(londonDate(alert.confirmedAt))}.`;
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
    return `Stops your council’s new placements in ${
      whole ? "all of its services" : "the service"
    } straight away. Other councils are warned. Their placements stop once a second person confirms it, or straight away if you give an official notice`;
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

/** What a second person may say of an alert: that it is right, or that it ends as somebody asked. */
export type SecondWord = "confirm" | "end";

/** What a second person's word is asked for, or null: one that stops others is confirmed once, and ended by two. */
export function secondWordAsked(
  alert: Pick<StandingAlert, "kind" | "confirmedAt" | "sourceUrl" | "endAskedAt">,
): SecondWord | null {
  if (isUnconfirmed(alert)) return "confirm";
  return alert.endAskedAt === null ? null : "end";
}
