import { z } from "zod";
import { COUNCIL_AREAS } from "~/domains/providers/council-areas";
import { acrossFields } from "~/platform/forms/across-fields";
import { choice, choices, rowVersion, tick } from "~/platform/forms/fields.schema";
import type { SearchArea, StageKind } from "./groups.rules";

export const STAGES: Readonly<Record<StageKind, { label: string; hint: string }>> = {
  internal: {
    label: "Our own services",
    hint: "The council's own provision is asked first, like any other provider.",
  },
  spot: { label: "Every provider on the portal", hint: "Spot: what is not known to be another contract." },
};

export const AREAS = {
  region: "The West Midlands",
  councils: "Chosen councils",
  all: "All of England",
} as const;

/** How long providers have; `referral` is what the referral says. */
export const STAGE_CLOCKS = {
  referral: "As asked",
  "2h": "2 hours from sending",
  "24h": "24 hours from sending",
  "5-working-days": "5 working days",
} as const;
export type StageClock = keyof typeof STAGE_CLOCKS;

const codes = COUNCIL_AREAS.map((area) => area.code) as [string, ...string[]];
const keys = <T extends object>(list: T) => Object.keys(list) as [keyof T & string, ...(keyof T & string)[]];

/** A search stage as the broker chooses it. */
export const stageSchema = acrossFields(
  z.object({
    stage: choice(keys(STAGES), "Choose who is asked"),
    area: choice(keys(AREAS), "Choose the area"),
    councils: choices(codes),
    clock: choice(keys(STAGE_CLOCKS), "Choose how long providers have"),
    /** The broker has looked at the services that might lie where the child must keep away from. */
    placesSeen: tick(),
    version: rowVersion,
  }),
  (stage, tell) => {
    if (stage.area === "councils" && stage.councils?.length === 0)
      tell("councils", "Choose at least one council");
  },
);

/** The areas that a broker chooses from. */
type ChosenArea = Exclude<SearchArea, { kind: "owner" }>;
export type StageChoice = { stage: StageKind; area: SearchArea; clock: StageClock };
type ChosenStage = StageChoice & { area: ChosenArea; councils: string[] };

/** The chosen area as matching wants it. */
export function areaOf(given: { area: keyof typeof AREAS; councils: readonly string[] }): ChosenArea {
  return given.area === "councils" ? { kind: "councils", codes: [...given.councils] } : { kind: given.area };
}

/** What an address says of a stage; what it does not say or says wrongly falls back to `first` and the region. */
export function readStage(search: URLSearchParams, first: StageKind): ChosenStage {
  const stage = keys(STAGES).find((one) => one === search.get("stage")) ?? first;
  const area = keys(AREAS).find((one) => one === search.get("area")) ?? "region";
  const clock = keys(STAGE_CLOCKS).find((one) => one === search.get("clock")) ?? "referral";
  const councils = search.getAll("councils").filter((code) => codes.includes(code));
  return { stage, area: areaOf({ area, councils }), clock, councils };
}

/** The area in words: "the West Midlands", "Dudley and Walsall", "all of England", the name of the one owner asked. */
export function areaWords(area: SearchArea): string {
  if (area.kind === "region") return "the West Midlands";
  if (area.kind === "all") return "all of England";
  if (area.kind === "owner") return area.name;
  const names = COUNCIL_AREAS.filter((one) => area.codes.includes(one.code)).map((one) => one.name);
  if (names.length === 0) return "no council yet";
  return names.length === 1 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
