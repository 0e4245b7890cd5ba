import { z } from "zod";
import { COUNCIL_AREAS, REGION_NAME } from "./council-areas";
import { GRADES } from "./grades.rules";
import { isServiceKind } from "./kinds.rules";
import { SECTORS, SERVICE_STATUSES } from "./registration.rules";

/** The regions of the register beside the portal's own, as the regulator names them. */
export const OTHER_REGIONS = [
  "East Midlands",
  "East of England",
  "London",
  "North East",
  "North West",
  "South East",
  "South West",
  "Yorkshire and The Humber",
  "Wales",
] as const;

/** Where a search of the register begins: the portal's region. */
export const DEFAULT_AREA = REGION_NAME;
export const EVERYWHERE = "everywhere";
/** Services whose latest grade is not there yet. */
export const NO_GRADE = "not-yet-inspected";
export const OPEN_STATUSES = "open";

const AREAS: readonly string[] = [
  REGION_NAME,
  EVERYWHERE,
  ...OTHER_REGIONS,
  ...COUNCIL_AREAS.map((area) => area.code),
];
const ids = z.uuid();
const blankIsNone = (value: unknown) => (value === "" || value === null ? undefined : value);

// What an address says that is not known is left out of the search, never an error: people edit addresses,
// and links outlive wordings.
const schema = z.object({
  q: z.preprocess(blankIsNone, z.string().trim().max(100).optional().catch(undefined)),
  kind: z.preprocess(blankIsNone, z.string().refine(isServiceKind).optional().catch(undefined)),
  area: z.preprocess(
    blankIsNone,
    z
      .string()
      .refine((area) => AREAS.includes(area))
      .catch(DEFAULT_AREA),
  ),
  sector: z.preprocess(blankIsNone, z.enum(SECTORS).optional().catch(undefined)),
  grade: z.preprocess(
    blankIsNone,
    z
      .enum([...GRADES, NO_GRADE])
      .optional()
      .catch(undefined),
  ),
  status: z.preprocess(blankIsNone, z.enum([OPEN_STATUSES, ...SERVICE_STATUSES]).catch(OPEN_STATUSES)),
  owner: z.preprocess(blankIsNone, z.string().max(200).optional().catch(undefined)),
  after: z.preprocess(blankIsNone, ids.optional().catch(undefined)),
  before: z.preprocess(blankIsNone, ids.optional().catch(undefined)),
});

/** What is searched for; `after` and `before` are ids of services at the edge of a page. */
export type RegisterSearch = z.infer<typeof schema>;

/** Reads a search from an address. Never fails: what is not known is left out. */
export function readRegisterSearch(params: URLSearchParams): RegisterSearch {
  return schema.parse(
    Object.fromEntries([...params].map(([name, value]) => [name, value.replaceAll("\0", "")])),
  );
}

/** The search as the query of an address, without what it begins with anyway. Begins with "?" or is empty. */
export function registerQuery(search: Partial<RegisterSearch>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (!value) continue;
    if (name === "area" && value === DEFAULT_AREA) continue;
    if (name === "status" && value === OPEN_STATUSES) continue;
    params.set(name, value);
  }
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}
