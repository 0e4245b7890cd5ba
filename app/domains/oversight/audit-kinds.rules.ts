import type { LogGroup } from "~/domains/audit/events.rules";

/** The kinds of thing by which the audit log is filtered: looks, and the groups in which catalogues have their events. */
export const AUDIT_KINDS = {
  identity: "Identity opened",
  detail: "Fuller detail and documents opened",
  comparison: "Texts checked against identity",
  refused: "Refused attempts",
  people: "People, roles and settings",
  release: "Information releases and documents",
  funding: "Funding",
  referral: "Referrals and searches",
  provider: "Providers, services and alerts",
  offer: "Offers and placements",
  forum: "Forums",
  market: "Market position statements",
  export: "Exports",
} as const satisfies Record<LogGroup | "identity" | "detail" | "comparison", string>;

export type AuditKind = keyof typeof AUDIT_KINDS;

export function isAuditKind(text: string): text is AuditKind {
  return Object.hasOwn(AUDIT_KINDS, text);
}

/** Whether it is a group of events; looks have their own tables. */
export function isLogGroup(kind: AuditKind): kind is LogGroup {
  return kind !== "identity" && kind !== "detail" && kind !== "comparison";
}
