import { stopsPlacements } from "~/domains/providers/alert.rules";
import { nameWithStanding } from "~/domains/providers/confirmation.rules";
import { gradeName } from "~/domains/providers/grades.rules";
import type { RegisterService } from "~/domains/providers/register-service.rules";
import { alertName, distinctTitle } from "~/domains/providers/service-words.rules";
import { FRESH_DAYS, isStale } from "~/domains/providers/vacancy.rules";
import { isOutcode } from "~/domains/referrals/location.schema";
import type { MatchGroup } from "./groups.rules";
import { mightLieInKeepAway } from "./matching.rules";
import { distanceTo, type From, milesWords } from "./reach-distance.rules";

/** A service in a list of the preview, in words. */
export type PreviewService = {
  id: string;
  name: string;
  /** "12 miles", with "estimated" where the council's centre stood in. */
  distance: string | null;
  standIn: boolean;
  /** Grade, places, vacancy and alerts. */
  facts: string;
};

export function wordService(service: RegisterService, from: From | null, now: Date): PreviewService {
  const distance = distanceTo(service, from);
  const facts = [
    gradeName(service.grade),
    service.places === null ? null : service.places === 1 ? "1 place" : `${service.places} places`,
    vacancyWords(service, now),
    service.localAuthority,
    // What stops placements is said as the reason why a service does not match.
    ...service.alerts
      .filter((kind) => !stopsPlacements(kind))
      .map((kind) => `alert: ${alertName(kind).toLowerCase()}`),
    ...service.unconfirmedAlerts.map(
      (kind) => `alert not yet confirmed by a second person: ${alertName(kind).toLowerCase()}`,
    ),
  ];
  return {
    id: service.id,
    name: distinctTitle(service),
    distance: distance && from ? milesWords(distance, from) : null,
    standIn: distance?.standIn ?? false,
    facts: facts.filter(Boolean).join(" · "),
  };
}

function vacancyWords({ vacancy }: RegisterService, now: Date): string {
  if (!vacancy) return "vacancies not told us yet";
  if (isStale(vacancy.confirmedAt, now)) return `vacancies not confirmed for ${FRESH_DAYS} days`;
  if (vacancy.left === 0 && vacancy.places > 0) return "vacancy filled since it was confirmed";
  const free = vacancy.left ?? vacancy.places;
  return free === 1 ? "1 place free" : `${free} places free`;
}

export type Unplaced = {
  /** By council, so that a broker sees at once which of them could lie there. */
  services: { id: string; name: string; council: string | null }[];
  /** The districts that the child must keep away from. */
  districts: string[];
};

/** The services that might lie in a district to keep away from, for all we know. */
export function unplacedServices(
  services: readonly RegisterService[],
  mustKeepAway: readonly string[],
): Unplaced {
  const listed = services
    .filter((service) => mightLieInKeepAway(service, mustKeepAway))
    .map((service) => ({ id: service.id, name: distinctTitle(service), council: service.localAuthority }))
    .sort((a, b) => (a.council ?? "").localeCompare(b.council ?? "") || a.name.localeCompare(b.name));
  return { services: listed, districts: mustKeepAway.filter(isOutcode) };
}

/** Several services of one organisation or owner; the largest first. */
export type PreviewOwner = { key: string; name: string; services: PreviewService[] };

/** Services under the portal organisation that gets the one delivery. */
export function byProvider(
  services: readonly RegisterService[],
  from: From | null,
  now: Date,
): PreviewOwner[] {
  return grouped(
    services,
    (one) => [one.providerId ?? "", nameWithStanding(one.providerName ?? "A provider", one.standing)],
    from,
    now,
  );
}

/** Services that nobody answers for yet, under their owner in the register. */
export function byOwner(services: readonly RegisterService[], from: From | null, now: Date): PreviewOwner[] {
  return grouped(
    services,
    (one) => [one.ownerKey ?? "", one.ownerName ?? "Owner not given in the register"],
    from,
    now,
  );
}

function grouped(
  services: readonly RegisterService[],
  ownerOf: (one: RegisterService) => [key: string, name: string],
  from: From | null,
  now: Date,
): PreviewOwner[] {
  const owners = new Map<string, PreviewOwner>();
  for (const service of services) {
    const [key, name] = ownerOf(service);
    const owner = owners.get(key);
    const worded = wordService(service, from, now);
    if (owner) owner.services.push(worded);
    else owners.set(key, { key, name, services: [worded] });
  }
  return [...owners.values()].sort(
    (a, b) => b.services.length - a.services.length || a.name.localeCompare(b.name, "en-GB"),
  );
}

/** The groups in the order of the page, with what each means. */
export const GROUP_WORDS: Readonly<Record<MatchGroup, { title: string; short: string }>> = {
  "will-get-it": { title: "Will get it", short: "will get it" },
  "not-on-portal": { title: "Match, but are not on the portal yet", short: "not on the portal yet" },
  "not-confirmed": {
    title: "Match, but their provider is not confirmed yet",
    short: "provider not confirmed yet",
  },
  "outside-area": { title: "Match, but are outside the chosen area", short: "outside the chosen area" },
  "does-not-match": { title: "Do not match, and why", short: "do not match" },
};

export function isMatchGroup(text: string | null): text is MatchGroup {
  return text !== null && Object.hasOwn(GROUP_WORDS, text);
}
