import { notConfirmedWords } from "~/domains/providers/confirmation.rules";
import { ownerAddress } from "~/domains/providers/owner.rules";
import type { MatchableService } from "~/domains/providers/register-service.rules";
import { FRESH_DAYS } from "~/domains/providers/vacancy.rules";
import { type MatchReason, type MatchRequest, matchService } from "./matching.rules";

/** The area of a search stage, as the broker chose it. Codes are ONS codes of councils, counties where two-tier. */
export type SearchArea =
  | { kind: "region" }
  | { kind: "councils"; codes: string[] }
  | { kind: "all" }
  /** One owner of the register, as the address of its page names it: whoever was brought on for this search. */
  | { kind: "owner"; owner: string; name: string };

/** Which services a stage asks: the council's own, or everybody. Block and framework come later. */
export type StageKind = "internal" | "spot";

export type Stage = { kind: StageKind; area: SearchArea; councilId: string };

export const REGION = "West Midlands";

const MATCH_GROUPS = {
  "will-get-it": "Will get it",
  "not-on-portal": "Match, but are not on the portal yet",
  "not-confirmed": "Match, but their provider is not confirmed yet",
  "outside-area": "Match, but are outside the chosen area",
  "does-not-match": "Do not match",
} as const;

export type MatchGroup = keyof typeof MATCH_GROUPS;
export type Grouped = { group: MatchGroup; reasons: (MatchReason | StageReason)[] };
export type StageReason = {
  code: "outside-area" | "not-internal" | "not-on-portal" | "not-confirmed";
  message: string;
};

/** Whether a service lies in the area of a stage. */
function inArea(service: MatchableService, area: SearchArea): boolean {
  switch (area.kind) {
    case "all":
      return true;
    case "region":
      return service.governmentOfficeRegion?.trim().toLowerCase() === REGION.toLowerCase();
    case "councils":
      return service.councilCode !== null && area.codes.includes(service.councilCode);
    case "owner":
      return ownerAddress(service) === area.owner;
  }
}

/**
 * The one group that a service is in, with plain words why. Every service of the register is in exactly one, so
 * that the four add up to the register.
 */
export function groupOf(service: MatchableService, request: MatchRequest, stage: Stage): Grouped {
  const match = matchService(service, request);
  if (match.outcome === "does-not-match") return { group: "does-not-match", reasons: match.reasons };
  if (stage.kind === "internal" && service.ownerCouncilId !== stage.councilId) {
    const message = "Not one of the council's own services, which this stage asks";
    return { group: "outside-area", reasons: [{ code: "not-internal", message }] };
  }
  if (!inArea(service, stage.area)) {
    const where = service.localAuthority ? ` (${service.localAuthority})` : "";
    const words = `Outside the area of this search${where}`;
    return { group: "outside-area", reasons: [{ code: "outside-area", message: words }] };
  }
  if (service.providerId === null) {
    return {
      group: "not-on-portal",
      reasons: [{ code: "not-on-portal", message: "Not on the portal yet: invite its owner" }],
    };
  }
  // Until a second person confirms it, it gets referrals of the council that invited it and nobody else's.
  if (service.standing !== "confirmed" && service.vouchedById !== stage.councilId) {
    const words = notConfirmedWords(service.standing) ?? "";
    return { group: "not-confirmed", reasons: [{ code: "not-confirmed", message: words }] };
  }
  return { group: "will-get-it", reasons: [] };
}

export type Preview<S extends MatchableService> = {
  groups: Record<MatchGroup, { service: S; reasons: Grouped["reasons"] }[]>;
  counts: Record<MatchGroup, number>;
  /** Of those that do not match: how many for each first reason, the most frequent first. */
  whyNot: { code: string; message: string; count: number }[];
  total: number;
};

/** Sorts a register into the groups of the preview. */
export function previewOf<S extends MatchableService>(
  services: Iterable<S>,
  request: MatchRequest,
  stage: Stage,
): Preview<S> {
  const groups: Preview<S>["groups"] = {
    "will-get-it": [],
    "not-on-portal": [],
    "not-confirmed": [],
    "outside-area": [],
    "does-not-match": [],
  };
  const whyNot = new Map<string, { code: string; message: string; count: number }>();
  let total = 0;
  for (const service of services) {
    const { group, reasons } = groupOf(service, request, stage);
    groups[group].push({ service, reasons });
    total += 1;
    const first = reasons[0];
    if (group !== "does-not-match" || !first) continue;
    const same = whyNot.get(first.code);
    if (same) same.count += 1;
    else
      whyNot.set(first.code, { code: first.code, message: WHY_NOT[first.code] ?? first.message, count: 1 });
  }
  const counts = {
    "will-get-it": groups["will-get-it"].length,
    "not-on-portal": groups["not-on-portal"].length,
    "not-confirmed": groups["not-confirmed"].length,
    "outside-area": groups["outside-area"].length,
    "does-not-match": groups["does-not-match"].length,
  };
  return { groups, counts, whyNot: [...whyNot.values()].sort((a, b) => b.count - a.count), total };
}

/** The first reason, said of many services at once. */
const WHY_NOT: Readonly<Record<string, string>> = {
  secure: "Secure homes, which are reached through their national unit",
  "never-matched": "Registered, but no placements are asked for there",
  "other-kind": "Another kind of care",
  "short-breaks-only": "Short breaks only",
  "under-16": "Supported accommodation, which may not take a child under 16",
  "not-active": "Registration not active",
  suspended: "New placements suspended by an alert",
  restricted: "Accommodation restricted by a notice",
  "declared-age": "Take other ages",
  "declared-gender": "Take another gender",
  "declared-need": "Have told us that they cannot meet a need",
  "keep-away": "In an area that the child must keep away from",
  "no-places": `Confirmed in the last ${FRESH_DAYS} days that no place is free`,
};

/** One delivery for each provider organisation, however many homes it owns, with its services listed. */
export function deliveriesOf<S extends MatchableService>(
  preview: Preview<S>,
): { providerId: string; services: S[] }[] {
  const byProvider = new Map<string, S[]>();
  for (const { service } of preview.groups["will-get-it"]) {
    if (service.providerId === null) continue;
    const listed = byProvider.get(service.providerId);
    if (listed) listed.push(service);
    else byProvider.set(service.providerId, [service]);
  }
  return [...byProvider].map(([providerId, services]) => ({ providerId, services }));
}
