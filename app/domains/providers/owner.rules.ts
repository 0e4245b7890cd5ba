import type { Actor } from "~/domains/access/actor";
import type { NoticeWord } from "~/notices";
import type { OrganiserPaths } from "~/paths";
import { councilArea, councilAreaOfName } from "./council-areas";
import { kindLabel } from "./service-words.rules";

/** Owners of the register and how one becomes an organisation of the portal. Pure. */

const ALONE = "urn-";

/** What stands for an owner in an address: its key, or the service itself where the register names no owner. */
export function ownerAddress(service: { ownerKey: string | null; registrationNumber: string }): string {
  return service.ownerKey ?? `${ALONE}${service.registrationNumber}`;
}

/** Whom an address means: all services with this key, or one service without an owner. */
export type OwnerTarget = { ownerKey: string } | { registrationNumber: string };

export function ownerTarget(address: string): OwnerTarget {
  return address.startsWith(ALONE)
    ? { registrationNumber: address.slice(ALONE.length) }
    : { ownerKey: address };
}

type OwnedService = { sector: string | null; councilCode: string | null; ownerName: string | null };

/**
 * The council area of the region whose own services these are: all of sector local authority, and the owner
 * is that area's council by name or, where the name does not say so, they all lie in it. Null for everybody else.
 */
export function councilThatOwns(services: readonly OwnedService[]): string | null {
  if (services.length === 0 || services.some((one) => one.sector !== "local-authority")) return null;
  const named = services.map((one) => (one.ownerName ? councilAreaOfName(one.ownerName)?.code : undefined));
  const first = named[0];
  if (first && named.every((code) => code === first)) return first;
  const [area, ...others] = new Set(services.map((one) => one.councilCode));
  return area && others.length === 0 && councilArea(area) ? area : null;
}

/** "4 children's homes and 1 fostering agency": how many of each kind, the most frequent first. */
export function kindCounts(kinds: readonly string[]): { label: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => ({ label: kindLabel(kind), count }))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, "en-GB"));
}

/** A name as it stands in an address: "Juniper Hollow Care Ltd" → "juniper-hollow-care"; never empty. */
export function slugOfName(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/['\u2018\u2019`]/g, "")
    .replace(/&/g, " and ")
    .replace(/\b(limited|ltd|plc|llp|cic)\b\.?/g, " ")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "");
  return slug === "" ? "provider" : slug;
}

/** The first of slug, slug-2, slug-3 … that nobody has yet. */
export function freeSlug(name: string, taken: readonly string[]): string {
  const slug = slugOfName(name);
  if (!taken.includes(slug)) return slug;
  for (let number = 2; ; number += 1) {
    if (!taken.includes(`${slug}-${number}`)) return `${slug}-${number}`;
  }
}

/** A referral's reference as it comes in an address; anything else is no reference. */
export function referenceIn(text: string | null): string | null {
  return text !== null && /^HW-[2-9A-Z]{6}$/.test(text) ? text : null;
}

/** The referral whose search a broker left to bring a provider on (`?for=`), or null. Only a council searches. */
export function searchToGoOnWith(request: Request, { kind }: Actor): string | null {
  return kind === "council" ? referenceIn(new URL(request.url).searchParams.get("for")) : null;
}

/** The owner's page: what has just been `done` there, and the search to go on with afterwards. */
export function ownerPage(
  paths: OrganiserPaths,
  owner: string,
  { done, reference }: { done?: NoticeWord<"owner">; reference?: string | null } = {},
): string {
  const query = new URLSearchParams({ ...(done && { done }), ...(reference && { for: reference }) });
  return `${paths.owner(owner).page()}${query.size > 0 ? `?${query}` : ""}`;
}
