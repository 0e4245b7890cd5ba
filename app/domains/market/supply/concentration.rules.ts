import { type KnownPlaces, sumPlaces } from "./known-places.rules";

/** How far supply lies in few hands. Pure. */

/** What concentration needs of a service. */
export interface Owned {
  places: number | null;
  ownerKey: string | null;
  ownerName: string | null;
  /** The group above the owner, where it is known. */
  groupName: string | null;
}

export interface Holder extends KnownPlaces {
  /** The folded name, the same in every release however it is spelt; empty for owners without a name. */
  key: string;
  name: string;
  homes: number;
  /** Of all places that are known, 0 to 100. */
  percent: number;
}

export interface Concentration extends KnownPlaces {
  homes: number;
  /** Those who hold places, largest first. */
  holders: Holder[];
  /** Percent of all known places that the five largest have together. */
  topFive: number;
  /** Sum of the squared percentages: 10,000 is one owner of all, under 1,000 is counted as not concentrated (CMA, 2021). */
  herfindahl: number;
}

/** How those are called whose owner the register leaves out; together they count as one, so that no share is made smaller. */
export const UNNAMED_OWNER = "Owner not named";
const LARGEST = 5;

/**
 * Concentration of places by owner, names folded so that spellings agree, or by the group above the owner where one is
 * known. A home whose places are not known counts as a home.
 */
export function concentrationOf(services: readonly Owned[], by: "owner" | "group"): Concentration {
  const found = new Map<string, Omit<Holder, "percent">>();
  const { places, atLeast } = sumPlaces(services);
  for (const service of services) {
    const group = by === "group" ? service.groupName?.trim() || null : null;
    const key = group ? `group ${group.toLowerCase()}` : (service.ownerKey ?? "");
    const holder = found.get(key) ?? {
      key,
      name: group ?? service.ownerName ?? UNNAMED_OWNER,
      homes: 0,
      places: 0,
      atLeast: false,
    };
    holder.homes += 1;
    holder.places += service.places ?? 0;
    holder.atLeast ||= service.places === null;
    found.set(key, holder);
  }
  const holders = [...found.values()]
    .map((holder) => ({ ...holder, percent: places === 0 ? 0 : (holder.places / places) * 100 }))
    .sort((a, b) => b.places - a.places || b.homes - a.homes || a.name.localeCompare(b.name, "en-GB"));
  return {
    homes: services.length,
    places,
    atLeast,
    holders,
    topFive: holders.slice(0, LARGEST).reduce((sum, { percent }) => sum + percent, 0),
    herfindahl: holders.reduce((sum, { percent }) => sum + percent ** 2, 0),
  };
}
