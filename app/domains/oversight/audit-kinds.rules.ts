/** The kinds of thing by which the audit log is filtered, and how events are told apart by the names of their kinds. */
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
  export: "Exports",
} as const;

export type AuditKind = keyof typeof AUDIT_KINDS;

export function isAuditKind(text: string): text is AuditKind {
  return Object.hasOwn(AUDIT_KINDS, text);
}

/** Beginnings of the kinds of events; the first that fits counts. Looks have none. */
const BEGINNINGS: readonly (readonly [AuditKind, readonly string[]])[] = [
  ["refused", ["try-refused"]],
  ["export", ["looks-exported", "audit-exported"]],
  ["release", ["information-", "release-", "document-", "fuller-detail-", "terms-", "identity-"]],
  ["funding", ["authorisation-", "funding-", "offer-authorised"]],
  [
    "people",
    [
      "colleague-",
      "invitation-",
      "settings-",
      "retention-",
      "duty-owner-",
      "session",
      "second-factor-",
      "role",
    ],
  ],
  ["forum", ["forum-"]],
  ["provider", ["provider-", "service-", "vacancy-", "alert-"]],
  ["offer", ["offer-", "placement-", "accepted-", "preferred-"]],
  ["referral", ["referral-", "search-", "gate-", "delivery-", "everyone-", "broker-"]],
];

/** The beginnings of one kind, and those of kinds before it that would take the event first. */
export function beginningsOf(kind: AuditKind): { of: readonly string[]; except: readonly string[] } {
  const at = BEGINNINGS.findIndex(([name]) => name === kind);
  if (at < 0) return { of: [], except: [] };
  return {
    of: BEGINNINGS[at]?.[1] ?? [],
    except: BEGINNINGS.slice(0, at).flatMap(([, beginnings]) => [...beginnings]),
  };
}

/** Whether what happened is the admin's own business, so that its from, to and reason are shown. */
export function isOwnBusiness(eventKind: string): boolean {
  return (BEGINNINGS.find(([name]) => name === "people")?.[1] ?? []).some((start) =>
    eventKind.startsWith(start),
  );
}
