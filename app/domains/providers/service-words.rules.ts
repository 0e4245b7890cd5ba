import { columnOfDay } from "~/platform/time";
import { councilArea } from "./council-areas";
import { gradeName } from "./grades.rules";
import { isServiceKind, SERVICE_KINDS } from "./kinds.rules";
import { statusName } from "./registration.rules";

/** How pages speak of a service of the register. Pure. */

export interface NamedService {
  name: string | null;
  kind: string;
  localAuthority: string | null;
}

/** The kind in words; an unknown code reads "Other registered service". */
export function kindLabel(kind: string): string {
  return SERVICE_KINDS[isServiceKind(kind) ? kind : "other"].label;
}

/** What to call a service: its name, or its kind and area where the publisher withholds the name. */
export function serviceTitle(service: NamedService): string {
  if (service.name !== null) return service.name;
  const kind = kindLabel(service.kind).replace(/ \([^()]*\)$/, "");
  return service.localAuthority === null ? kind : `${kind} in ${service.localAuthority}`;
}

/** A home as the statements of lists and start pages have it (`namedHomes`). */
export type NamedHome = { name: string | null; homeKind: string; homeArea: string | null };

/** What to call it. */
export const homeTitle = ({ name, homeKind, homeArea }: NamedHome): string =>
  serviceTitle({ name, kind: homeKind, localAuthority: homeArea });

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** "31 March 2025" for an ISO day. */
export function dayWords(day: string): string {
  return DAY.format(columnOfDay(day));
}

/** The grade with the day of its inspection: "Good, 14 January 2025", or "Not yet inspected". */
export function gradeWithDay(grade: string | null, gradeOn: string | null): string {
  if (grade === null || gradeOn === null) return gradeName(grade);
  return `${gradeName(grade)}, ${dayWords(gradeOn)}`;
}

/** One row of a service's history as a sentence. */
export function historyWords(row: { kind: string; before: string | null; after: string | null }): string {
  const { before, after } = row;
  switch (row.kind) {
    case "first-seen":
      return "First seen in the register";
    case "new":
      return "New in the register";
    case "closed":
      return "No longer in the register";
    case "reopened":
      return "Back in the register";
    case "grade":
      if (before === null) return `First grade: ${gradeName(after)}`;
      if (after === null) return `No grade is given any more; it was ${gradeName(before)}`;
      return `Grade changed from ${gradeName(before)} to ${gradeName(after)}`;
    case "places":
      return `Places changed from ${before ?? "not given"} to ${after ?? "not given"}`;
    case "status":
      return `Registration changed from ${statusName(before ?? "")} to ${statusName(after ?? "")}`;
    case "owner":
      return `Possibly a new owner: ${after ?? "not given"}; it was ${before ?? "not given"}. Nobody has confirmed it`;
    default:
      return row.kind;
  }
}

export const ALERT_KINDS = {
  "suspension-of-placements": "Suspension of placements",
  "compliance-notice": "Compliance notice",
  "notice-restricting-accommodation": "Notice restricting accommodation",
  "safeguarding-concern": "Safeguarding concern",
  "insurance-lapsed": "Insurance lapsed",
  inadequate: "Inadequate",
} as const;

export function alertName(kind: string): string {
  if (Object.hasOwn(ALERT_KINDS, kind)) return ALERT_KINDS[kind as keyof typeof ALERT_KINDS];
  const words = kind.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where distances to a service are counted from, and the words that say so. */
export function placeWords(service: { outcode: string | null; councilCode: string | null }): string {
  if (service.outcode !== null) return `Outcode ${service.outcode}`;
  const area = councilArea(service.councilCode);
  if (!area) return "Not told us yet. Distances to it are not known";
  return `Not told us yet. The centre of ${area.name} stands in for it in distances`;
}

/** The title that tells services without a name apart: "Children's home in Wolverhampton, SC123". */
export function distinctTitle(service: NamedService & { registrationNumber: string }): string {
  const title = serviceTitle(service);
  return service.name === null ? `${title}, ${service.registrationNumber}` : title;
}

/**
 * The titles of services that stand beside one another, in their order: those that would read alike carry their
 * registration number.
 */
export function titlesApart(services: readonly (NamedService & { registrationNumber: string })[]): string[] {
  const seen = new Map<string, number>();
  for (const one of services) seen.set(serviceTitle(one), (seen.get(serviceTitle(one)) ?? 0) + 1);
  return services.map((one) => {
    const title = serviceTitle(one);
    return (seen.get(title) ?? 0) > 1 ? `${title} (${one.registrationNumber})` : title;
  });
}
