import type { AlertView } from "~/domains/providers/alert.rules";

/** Alerts that stop nothing ask for a reason where an offer is preferred, authorised and accepted. Pure. */

/** What somebody says who goes ahead despite alerts. */
export type AlertOverride = {
  /** The ids of the alerts that stood on the page. */
  alertsRead: readonly string[];
  reason: string;
};

/** The alerts that ask for a reason and of which nothing was said yet. `said` are the ids of those it was said of. */
export function toExplain(alerts: readonly AlertView[], said: readonly string[] = []): AlertView[] {
  return alerts.filter((alert) => !alert.stops && !said.includes(alert.id));
}

/** "Compliance notice and Insurance lapsed". */
export function alertNames(alerts: readonly Pick<AlertView, "name">[]): string {
  return new Intl.ListFormat("en-GB").format([...new Set(alerts.map(({ name }) => name))]);
}

/** What must be read first of alerts that were raised while a page was open, or null. */
export function unread(alerts: readonly AlertView[], alertsRead: readonly string[]): string | null {
  const fresh = alerts.filter((alert) => !alertsRead.includes(alert.id));
  if (fresh.length === 0) return null;
  return `An alert was raised after you opened this page: ${alertNames(fresh)}. Read it first`;
}

/** Why somebody may not go ahead despite these alerts yet, or null: each was read, and a reason is given. */
export function reasonMissing(alerts: readonly AlertView[], given: AlertOverride): string | null {
  const fresh = unread(alerts, given.alertsRead);
  if (fresh) return `${fresh}, then explain why you are proceeding despite it`;
  return alerts.length > 0 && given.reason === "" ? SAY_WHY[alerts.length === 1 ? "one" : "several"] : null;
}

const SAY_WHY = {
  one: "Explain why you are proceeding despite the alert",
  several: "Explain why you are proceeding despite the alerts",
} as const;
