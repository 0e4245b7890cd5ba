/** The fourteen council areas of the region. Pure. */

/** ONS code of the region. */
export const REGION_CODE = "E12000005";

export interface CouncilArea {
  /** ONS code, of the county where the area has two tiers. */
  code: string;
  /** The area, as Ofsted writes it. */
  name: string;
  slug: string;
  /**
   * Mean point of the area's postcodes (ONS Postcode Directory, November 2025, terminated ones included),
   * and the outcode nearest to it that lies in the area: what stands in where a service has no outcode.
   */
  centre: { outcode: string; lat: number; lng: number };
  /** Areas of the region that share a boundary with it. */
  adjoining: readonly string[];
}

const BIRMINGHAM = "E08000025";
const COVENTRY = "E08000026";
const DUDLEY = "E08000027";
const SANDWELL = "E08000028";
const SOLIHULL = "E08000029";
const WALSALL = "E08000030";
const WOLVERHAMPTON = "E08000031";
const HEREFORDSHIRE = "E06000019";
const TELFORD = "E06000020";
const STOKE = "E06000021";
const SHROPSHIRE = "E06000051";
const STAFFORDSHIRE = "E10000028";
const WARWICKSHIRE = "E10000031";
const WORCESTERSHIRE = "E10000034";

export const COUNCIL_AREAS: readonly CouncilArea[] = [
  {
    code: BIRMINGHAM,
    name: "Birmingham",
    slug: "birmingham",
    centre: { outcode: "B4", lat: 52.4806, lng: -1.8852 },
    adjoining: [DUDLEY, SANDWELL, SOLIHULL, STAFFORDSHIRE, WALSALL, WARWICKSHIRE, WORCESTERSHIRE],
  },
  {
    code: COVENTRY,
    name: "Coventry",
    slug: "coventry",
    centre: { outcode: "CV1", lat: 52.4129, lng: -1.5063 },
    adjoining: [SOLIHULL, WARWICKSHIRE],
  },
  {
    code: DUDLEY,
    name: "Dudley",
    slug: "dudley",
    centre: { outcode: "DY5", lat: 52.4848, lng: -2.1099 },
    adjoining: [BIRMINGHAM, SANDWELL, STAFFORDSHIRE, WOLVERHAMPTON, WORCESTERSHIRE],
  },
  {
    code: HEREFORDSHIRE,
    name: "Herefordshire",
    slug: "herefordshire",
    centre: { outcode: "HR1", lat: 52.0738, lng: -2.6963 },
    adjoining: [SHROPSHIRE, WORCESTERSHIRE],
  },
  {
    code: SANDWELL,
    name: "Sandwell",
    slug: "sandwell",
    centre: { outcode: "B70", lat: 52.512, lng: -2.0094 },
    adjoining: [BIRMINGHAM, DUDLEY, WALSALL, WOLVERHAMPTON],
  },
  {
    code: SHROPSHIRE,
    name: "Shropshire",
    slug: "shropshire",
    centre: { outcode: "SY2", lat: 52.6903, lng: -2.7185 },
    adjoining: [HEREFORDSHIRE, STAFFORDSHIRE, TELFORD, WORCESTERSHIRE],
  },
  {
    code: SOLIHULL,
    name: "Solihull",
    slug: "solihull",
    centre: { outcode: "B91", lat: 52.4239, lng: -1.7712 },
    adjoining: [BIRMINGHAM, COVENTRY, WARWICKSHIRE, WORCESTERSHIRE],
  },
  {
    code: STAFFORDSHIRE,
    name: "Staffordshire",
    slug: "staffordshire",
    centre: { outcode: "ST18", lat: 52.8056, lng: -2.0331 },
    adjoining: [
      BIRMINGHAM,
      DUDLEY,
      SHROPSHIRE,
      STOKE,
      TELFORD,
      WALSALL,
      WARWICKSHIRE,
      WOLVERHAMPTON,
      WORCESTERSHIRE,
    ],
  },
  {
    code: STOKE,
    name: "Stoke-on-Trent",
    slug: "stoke-on-trent",
    centre: { outcode: "ST1", lat: 53.0157, lng: -2.1667 },
    adjoining: [STAFFORDSHIRE],
  },
  {
    code: TELFORD,
    name: "Telford and Wrekin",
    slug: "telford-and-wrekin",
    centre: { outcode: "TF2", lat: 52.6902, lng: -2.4613 },
    adjoining: [SHROPSHIRE, STAFFORDSHIRE],
  },
  {
    code: WALSALL,
    name: "Walsall",
    slug: "walsall",
    centre: { outcode: "WS1", lat: 52.5955, lng: -1.981 },
    adjoining: [BIRMINGHAM, SANDWELL, STAFFORDSHIRE, WOLVERHAMPTON],
  },
  {
    code: WARWICKSHIRE,
    name: "Warwickshire",
    slug: "warwickshire",
    centre: { outcode: "CV8", lat: 52.3439, lng: -1.5361 },
    adjoining: [BIRMINGHAM, COVENTRY, SOLIHULL, STAFFORDSHIRE, WORCESTERSHIRE],
  },
  {
    code: WOLVERHAMPTON,
    name: "Wolverhampton",
    slug: "wolverhampton",
    centre: { outcode: "WV1", lat: 52.588, lng: -2.119 },
    adjoining: [DUDLEY, SANDWELL, STAFFORDSHIRE, WALSALL],
  },
  {
    code: WORCESTERSHIRE,
    name: "Worcestershire",
    slug: "worcestershire",
    centre: { outcode: "WR9", lat: 52.2504, lng: -2.1375 },
    adjoining: [BIRMINGHAM, DUDLEY, HEREFORDSHIRE, SHROPSHIRE, SOLIHULL, STAFFORDSHIRE, WARWICKSHIRE],
  },
];

/** The region as Ofsted's file names it, in both of its region columns. */
export const REGION_NAME = "West Midlands";

// Source: ONS, "Ward to Local Authority District to County" lookup for England; the codes of the region's
// nineteen two-tier districts. Children's services are the county's.
const COUNTY_OF_DISTRICT: Readonly<Record<string, string>> = {
  E07000192: STAFFORDSHIRE, // Cannock Chase
  E07000193: STAFFORDSHIRE, // East Staffordshire
  E07000194: STAFFORDSHIRE, // Lichfield
  E07000195: STAFFORDSHIRE, // Newcastle-under-Lyme
  E07000196: STAFFORDSHIRE, // South Staffordshire
  E07000197: STAFFORDSHIRE, // Stafford
  E07000198: STAFFORDSHIRE, // Staffordshire Moorlands
  E07000199: STAFFORDSHIRE, // Tamworth
  E07000218: WARWICKSHIRE, // North Warwickshire
  E07000219: WARWICKSHIRE, // Nuneaton and Bedworth
  E07000220: WARWICKSHIRE, // Rugby
  E07000221: WARWICKSHIRE, // Stratford-on-Avon
  E07000222: WARWICKSHIRE, // Warwick
  E07000234: WORCESTERSHIRE, // Bromsgrove
  E07000235: WORCESTERSHIRE, // Malvern Hills
  E07000236: WORCESTERSHIRE, // Redditch
  E07000237: WORCESTERSHIRE, // Worcester
  E07000238: WORCESTERSHIRE, // Wychavon
  E07000239: WORCESTERSHIRE, // Wyre Forest
};

/** The code of the council that answers for children in a district: the county in the region's two-tier areas. */
export function councilOfDistrict(districtCode: string): string {
  return COUNTY_OF_DISTRICT[districtCode] ?? districtCode;
}

export function districtsOfRegion(): readonly string[] {
  return Object.keys(COUNTY_OF_DISTRICT);
}

const BY_CODE = new Map(COUNCIL_AREAS.map((area) => [area.code, area]));
const BY_NAME = new Map(COUNCIL_AREAS.map((area) => [foldCouncilName(area.name), area]));

export function councilArea(code: string | null): CouncilArea | undefined {
  return code === null ? undefined : BY_CODE.get(code);
}

/** The area of the region behind a publisher's name for it ("Stoke on Trent City Council"), if it is one. */
export function councilAreaOfName(name: string): CouncilArea | undefined {
  return BY_NAME.get(foldCouncilName(name));
}

/** Whether two areas of the region are the same or share a boundary; false when either lies elsewhere. */
export function adjoins(oneCode: string, otherCode: string): boolean {
  return oneCode === otherCode || (BY_CODE.get(oneCode)?.adjoining.includes(otherCode) ?? false);
}

function foldCouncilName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^a-z]+/g, " ")
    .replace(/\b(city|county|metropolitan|borough|council|of|the|mbc|mdc|cc)\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
