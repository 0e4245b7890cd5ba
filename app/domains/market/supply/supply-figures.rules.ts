import { dateWords } from "~/domains/offers/cost-words.rules";
import { COUNCIL_AREAS, REGION_CODE, REGION_NAME } from "~/domains/providers/council-areas";
import { SERVICE_KINDS, type ServiceKind } from "~/domains/providers/kinds.rules";
import type { RegisterSupply, SupplyService } from "~/domains/providers/queries/register-supply.server";
import type {
  FigureCell,
  FigureColumn,
  FigureResult,
  FigureRow,
  FigureSource,
  FigureUnit,
} from "../figures.types";
import { type Concentration, concentrationOf } from "./concentration.rules";
import { gradeMix, gradeScaleOf } from "./grade-scales.rules";
import { type KnownPlaces, placesCell, sumPlaces, withPlacesNote } from "./known-places.rules";
import { supplyChange } from "./register-changes.rules";

/** Figures of a statement from the register: what there is, in whose hands, how good, and what has changed. Pure. */

export interface SupplyArea {
  code: string;
  name: string;
  own: boolean;
}

const HOMES: FigureUnit = { label: "homes", as: "number", places: 0 };
const PLACES: FigureUnit = { label: "places", as: "number", places: 0 };
const SHARE: FigureUnit = { label: "of places", as: "percent", places: 1 };
const INDEX: FigureUnit = { label: "Herfindahl index", as: "number", places: 1 };
const SERVICES: FigureUnit = { label: "services", as: "number", places: 0 };

/** Kinds that children are placed in, in the order of tables. */
const KINDS: ServiceKind[] = [
  "childrens-home",
  "special-school-as-childrens-home",
  "residential-special-school",
  "residential-family-centre",
  "supported-accommodation",
  "fostering-agency",
];
/** The register gives no places of these: it counts agencies and, of supported accommodation, providers. */
export const WITHOUT_PLACES: ServiceKind[] = [
  "supported-accommodation",
  "fostering-agency",
  "local-authority-fostering",
];
const LARGEST_SHOWN = 5;

const FROM = [{ source: 0, line: null }];
const cell = (value: number | null): FigureCell =>
  value === null ? { value, mark: "missing", from: [] } : { value, mark: null, from: FROM };
/** As many places as are shown: what is frozen and downloaded says no more than the page. */
const rounded = (value: number) => cell(Math.round(value * 10) / 10);
const notApplicable: FigureCell = { value: null, mark: "z", from: [] };

const inArea = (services: readonly SupplyService[], code: string) =>
  services.filter((service) => code === REGION_CODE || service.councilCode === code);

const homesOf = (services: readonly SupplyService[]) =>
  services.filter(({ kind, closed }) => kind === "childrens-home" && !closed);
/** The open children's homes of an area. */
export const childrensHomesIn = ({ services }: RegisterSupply, code: string) =>
  homesOf(inArea(services, code));
const placesOf = (known: KnownPlaces) => placesCell(known, FROM);
/** The second column of a table, which has the places. */
const placesIn = (rows: readonly FigureRow[]) => rows.flatMap(({ cells }) => cells.slice(1, 2));

/** The newest file of the register as the source of a figure. */
export function registerSource({ release }: RegisterSupply): FigureSource {
  return {
    publisher: "Ofsted",
    title: "Children's social care in England, provider level",
    release: release ? dateWords(release.asAt) : "",
    file: release?.file ?? null,
    date: null,
    licence: "Open Government Licence v3.0",
  };
}

const rowOf = ({ code, name, own }: SupplyArea, cells: FigureCell[]): FigureRow => ({
  key: code,
  label: name,
  ...(own ? { kind: "own" as const } : {}),
  cells,
});

const column = (key: string, label: string, unit: FigureUnit): FigureColumn => ({ key, label, unit });

/** Services and places of each kind in the council's area, or children's homes in several areas. */
export function placesFigure(supply: RegisterSupply, areas: readonly SupplyArea[]): FigureResult {
  const open = supply.services.filter(({ closed }) => !closed);
  const [own] = areas;
  const base = { unit: PLACES, sources: [registerSource(supply)] };
  const definition =
    "Services registered with Ofsted, and the places for which they are registered. A registered place is not always free or staffed.";
  if (areas.length > 1) {
    const rows = areas.map((area) => {
      const homes = homesOf(inArea(open, area.code));
      return rowOf(area, [cell(homes.length), placesOf(sumPlaces(homes))]);
    });
    return {
      ...base,
      title: "Children's homes and their places",
      rowHeading: "Area",
      columns: [column("homes", "Children's homes", HOMES), column("places", "Places", PLACES)],
      rows,
      definition,
      ...withPlacesNote(placesIn(rows)),
    };
  }
  const rows = KINDS.map((kind): FigureRow => {
    const services = inArea(open, own?.code ?? "").filter((service) => service.kind === kind);
    const places = WITHOUT_PLACES.includes(kind) ? notApplicable : placesOf(sumPlaces(services));
    return { key: kind, label: SERVICE_KINDS[kind].label, cells: [cell(services.length), places] };
  });
  return {
    ...base,
    title: `Registered services in ${own?.name ?? REGION_NAME}`,
    rowHeading: "Type",
    columns: [column("services", "Services", SERVICES), column("places", "Places", PLACES)],
    rows,
    definition,
    ...withPlacesNote(placesIn(rows), [
      "Ofsted does not publish places of fostering agencies, and registers providers of supported accommodation rather than each home.",
    ]),
  };
}

/** Who owns the places in children's homes of each area, by owner and, where groups are known, by group. */
export function concentrationFigure(supply: RegisterSupply, areas: readonly SupplyArea[]): FigureResult {
  const grouped = supply.services.some(({ groupName }) => groupName);
  const shares = ({ places, atLeast, topFive, herfindahl }: Concentration) =>
    places === 0 && atLeast ? [cell(null), cell(null)] : [rounded(topFive), rounded(herfindahl)];
  const cells = (found: Concentration) => [
    cell(found.homes),
    placesOf(found),
    cell(found.holders.length),
    ...shares(found),
  ];
  const rows = areas.map((area) => {
    const homes = childrensHomesIn(supply, area.code);
    const byOwner = cells(concentrationOf(homes, "owner"));
    const byGroup = concentrationOf(homes, "group");
    return rowOf(area, grouped ? [...byOwner, ...shares(byGroup)] : byOwner);
  });
  return {
    title: "Who owns the places in children's homes",
    unit: PLACES,
    rowHeading: "Area",
    columns: [
      column("homes", "Homes", HOMES),
      column("places", "Places", PLACES),
      column("owners", "Owners", { label: "owners", as: "number", places: 0 }),
      column("top-five", "Places of the five largest", SHARE),
      column("herfindahl", "Herfindahl index", INDEX),
      ...(grouped
        ? [
            column("top-five-groups", "Of the five largest groups", SHARE),
            column("herfindahl-groups", "Index of groups", INDEX),
          ]
        : []),
    ],
    rows,
    sources: [registerSource(supply)],
    definition:
      "Owners as the register names them, ignoring differences in spelling. The Herfindahl index adds up the squared percentages of all owners: 10,000 would be one owner of every place.",
    ...withPlacesNote(placesIn(rows), [
      "Homes whose owner the register does not name count as one owner.",
      ...(grouped
        ? []
        : ["Groups above the owner are not known here, so places are in fewer hands than this shows."]),
    ]),
  };
}

/** The five owners with most places in children's homes of the area. */
export function ownersFigure(supply: RegisterSupply, area: SupplyArea): FigureResult {
  const found = concentrationOf(childrensHomesIn(supply, area.code), "owner");
  const shown = found.holders.slice(0, LARGEST_SHOWN);
  const rows = shown.map(({ key, name, homes, percent, ...held }) => ({
    // Not its rank: who is second is not what the second was before.
    key: `owner ${key}`,
    label: name,
    cells: [cell(homes), placesOf(held), held.atLeast && held.places === 0 ? cell(null) : rounded(percent)],
  }));
  return {
    title: `Largest owners of children's homes in ${area.name}`,
    unit: PLACES,
    rowHeading: "Owner",
    columns: [
      column("homes", "Homes", HOMES),
      column("places", "Places", PLACES),
      column("share", "Share", SHARE),
    ],
    rows: [
      ...rows,
      {
        key: "all",
        label: "All owners",
        kind: "total",
        cells: [cell(found.homes), placesOf(found), cell(found.places > 0 ? 100 : null)],
      },
    ],
    sources: [registerSource(supply)],
    definition:
      "Places registered with Ofsted in children's homes, by the owner that the register names, ignoring differences in spelling.",
    ...withPlacesNote(placesIn(rows)),
  };
}

/** How many children's homes of each area have each grade of the scale that holds on the day of the register. */
export function gradesFigure(supply: RegisterSupply, areas: readonly SupplyArea[]): FigureResult | null {
  const scale = gradeScaleOf("childrens-home", supply.release?.asAt ?? "");
  if (!scale) return null;
  const mixes = areas.map((area) => ({
    area,
    mix: gradeMix(childrensHomesIn(supply, area.code), scale),
  }));
  return {
    title: "Children's homes by inspection grade",
    unit: HOMES,
    rowHeading: "Area",
    columns: (mixes[0]?.mix ?? []).map(({ key, label }) => ({ key, label })),
    rows: mixes.map(({ area, mix }) =>
      rowOf(
        area,
        mix.map(({ count }) => cell(count)),
      ),
    ),
    sources: [registerSource(supply)],
    definition: `Latest overall grade on ${scale.label}. Homes not yet inspected have no grade.`,
  };
}

/** Homes and places in the file before, opened, closed, changed in size, and now; null without two files. */
export function changesFigure(supply: RegisterSupply, areas: readonly SupplyArea[]): FigureResult | null {
  if (!supply.release || !supply.before) return null;
  const rows = areas.map((area) => {
    const homes = inArea(supply.services, area.code).filter(({ kind }) => kind === "childrens-home");
    const { before, opened, closed, resized, now } = supplyChange(homes);
    return rowOf(area, [
      placesOf(before),
      placesOf(opened),
      // Fewer by this many or more: "at least" would read as its opposite before a number below 0.
      cell(closed.atLeast && closed.places === 0 ? null : 0 - closed.places),
      cell(resized),
      placesOf(now),
      cell(now.homes - before.homes),
    ]);
  });
  return {
    title: "Places in children's homes, then and now",
    unit: PLACES,
    rowHeading: "Area",
    columns: [
      { key: "before", label: `Places on ${dateWords(supply.before.asAt)}` },
      { key: "opened", label: "In homes that opened" },
      { key: "closed", label: "In homes that closed" },
      { key: "resized", label: "In homes that changed size" },
      { key: "now", label: `Places on ${dateWords(supply.release.asAt)}` },
      column("homes", "Change in number of homes", HOMES),
    ],
    rows,
    sources: [
      registerSource(supply),
      { ...registerSource(supply), release: dateWords(supply.before.asAt), file: supply.before.file },
    ],
    definition:
      "Registered places in two files of the register. A home that moved to a new registration counts as closed and opened.",
    ...withPlacesNote(rows.flatMap(({ cells }) => cells)),
  };
}

/** The council's area, whom it is compared with and the region, as the register knows them. */
export function supplyAreas(areas: readonly { code: string; name: string }[], own: string): SupplyArea[] {
  const known = (code: string) => code === REGION_CODE || COUNCIL_AREAS.some((area) => area.code === code);
  return areas.filter(({ code }) => known(code)).map((area) => ({ ...area, own: area.code === own }));
}
