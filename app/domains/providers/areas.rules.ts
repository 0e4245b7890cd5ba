/** Whose area a child will live in, as the law of placements tells areas apart. Pure. */

import { adjoins, COUNCIL_AREAS, councilArea, councilAreaOfName } from "./council-areas";
import type { ServiceKind } from "./kinds.rules";

export type Country = "england" | "wales" | "scotland" | "northern-ireland" | "abroad";

type Neighbour = { code: string; name: string; country: Country; adjoining: readonly string[] };

const HEREFORDSHIRE = "E06000019";
const SHROPSHIRE = "E06000051";
const STAFFORDSHIRE = "E10000028";
const WARWICKSHIRE = "E10000031";
const WORCESTERSHIRE = "E10000034";

/**
 * Councils outside the region that share a boundary with one of its fourteen: those that answer for children, so the county
 * in two-tier areas. Welsh councils count. The other nine have neighbours in the region alone (`council-areas`).
 * Source: ONS, "Local Authority Districts Boundaries in Great Britain" (areas with a common stretch of boundary), districts
 * added up to their counties; Daventry and South Northamptonshire are West Northamptonshire since 1 April 2021.
 */
export const NEIGHBOURS: readonly Neighbour[] = [
  { code: "E06000049", name: "Cheshire East", country: "england", adjoining: [SHROPSHIRE, STAFFORDSHIRE] },
  { code: "E06000050", name: "Cheshire West and Chester", country: "england", adjoining: [SHROPSHIRE] },
  { code: "E10000007", name: "Derbyshire", country: "england", adjoining: [STAFFORDSHIRE] },
  {
    code: "E10000013",
    name: "Gloucestershire",
    country: "england",
    adjoining: [HEREFORDSHIRE, WARWICKSHIRE, WORCESTERSHIRE],
  },
  { code: "E10000018", name: "Leicestershire", country: "england", adjoining: [STAFFORDSHIRE, WARWICKSHIRE] },
  { code: "E10000025", name: "Oxfordshire", country: "england", adjoining: [WARWICKSHIRE] },
  { code: "E06000062", name: "West Northamptonshire", country: "england", adjoining: [WARWICKSHIRE] },
  { code: "W06000021", name: "Monmouthshire", country: "wales", adjoining: [HEREFORDSHIRE] },
  { code: "W06000023", name: "Powys", country: "wales", adjoining: [HEREFORDSHIRE, SHROPSHIRE] },
  { code: "W06000006", name: "Wrexham", country: "wales", adjoining: [SHROPSHIRE] },
];

/** Everywhere else is at a distance from every council of the region, and needs no more than its country. */
const ELSEWHERE = {
  "other-england": { name: "Another council in England", country: "england" },
  "other-wales": { name: "Another council in Wales", country: "wales" },
  scotland: { name: "Scotland", country: "scotland" },
  "northern-ireland": { name: "Northern Ireland", country: "northern-ireland" },
  abroad: { name: "The Isle of Man, the Channel Islands or abroad", country: "abroad" },
} as const satisfies Record<string, { name: string; country: Country }>;

type Area = { code: string; name: string; country: Country };

/** The areas to choose from: councils by name, then what lies further away; their codes also in `prisma/sql/statutory.sql`. */
export const AREAS: readonly Area[] = [
  ...[...COUNCIL_AREAS.map((area) => ({ ...area, country: "england" as const })), ...NEIGHBOURS]
    .map(({ code, name, country }) => ({ code, name, country }))
    .sort((one, other) => one.name.localeCompare(other.name)),
  ...Object.entries(ELSEWHERE).map(([code, area]) => ({ code, ...area })),
];

const BY_CODE = new Map(AREAS.map((area) => [area.code, area]));

export function isArea(code: string): boolean {
  return BY_CODE.has(code);
}

export function areaWords(code: string): string {
  return BY_CODE.get(code)?.name ?? "An area not known to us";
}

/** The country of an area; one that nobody knows is treated as lying furthest away. */
export function countryOf(code: string): Country {
  return BY_CODE.get(code)?.country ?? "abroad";
}

export type Reach = "inside" | "adjoining" | "at-a-distance";

/**
 * How far the law says it is (Care Planning Regulations, regulation 11(5)): at a distance is outside the council's area and
 * not in that of an adjoining council.
 */
export function reachOf(councilCode: string, areaCode: string): Reach {
  if (councilCode === areaCode) return "inside";
  const neighbour = NEIGHBOURS.find(({ code }) => code === areaCode);
  const shares = neighbour ? neighbour.adjoining.includes(councilCode) : adjoins(councilCode, areaCode);
  return shares ? "adjoining" : "at-a-distance";
}

/** What the register says of a service that tells where a child will live. */
export type RegisteredPlace = {
  kind: string;
  councilCode: string | null;
  localAuthority: string | null;
  regulator: string;
  premisesCount: number | null;
};

/** The address that is registered is the home. Of a fostering or supported accommodation service it is an office. */
const LIVED_IN: ReadonlySet<string> = new Set<ServiceKind>([
  "childrens-home",
  "special-school-as-childrens-home",
  "residential-special-school",
  "residential-family-centre",
  "short-breaks",
  "secure-childrens-home",
]);

/** The area where a child will live, where the register tells it; null: only the provider can. */
export function registeredArea(service: RegisteredPlace): string | null {
  if (!LIVED_IN.has(service.kind) || (service.premisesCount ?? 1) > 1) return null;
  if (service.councilCode !== null && isArea(service.councilCode)) return service.councilCode;
  const name = service.localAuthority?.trim() ?? "";
  const named =
    councilAreaOfName(name) ?? NEIGHBOURS.find((area) => area.name.toLowerCase() === name.toLowerCase());
  if (named) return named.code;
  // Ofsted registers homes in England alone.
  return name !== "" && service.regulator === "ofsted" ? "other-england" : null;
}

/** Whether a code is that of one of the region's councils: of others we do not know the neighbours. */
export function isOfRegion(code: string | null): code is string {
  return councilArea(code) !== undefined;
}
