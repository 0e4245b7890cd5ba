import type { EpisodeRow, HeaderRow } from "./return-rows.rules";

/** The lists of the returns put together: each episode with its child's date of birth. Pure. */

export interface Returns {
  episodes: readonly EpisodeRow[];
  /** In the order of the files: of two rows of a child the later year counts, else the later row. */
  headers: readonly HeaderRow[];
  /** Children who came alone to ask for asylum; null where that list was not given. */
  asylum: readonly { child: string; council: string }[] | null;
}

export interface JoinedEpisode extends EpisodeRow {
  born: string;
  asylum: boolean;
}

export interface JoinedReturns {
  episodes: JoinedEpisode[];
  /** Episodes whose child has no date of birth in the headers. */
  withoutBirth: number;
}

/** The councils that the episodes name, as first written, by alphabet. */
export function councilsOf(episodes: readonly EpisodeRow[]): string[] {
  const names = new Map<string, string>();
  for (const { council } of episodes) {
    if (council !== "" && !names.has(council.toLowerCase())) names.set(council.toLowerCase(), council);
  }
  return [...names.values()].sort((a, b) => a.localeCompare(b, "en"));
}

/** One child among those of several councils, which number theirs apart. */
export function childKey({ child, council }: { child: string; council: string }): string {
  return `${council.toLowerCase()}\u0000${child}`;
}

/**
 * Joins the lists by council and number; by the number alone where one of the two lists names no council and the number
 * is that of one child only. Where the episodes name one council, those that name none are taken for its own.
 */
export function joinReturns({ episodes, headers, asylum }: Returns): JoinedReturns {
  const births = new Lookup<HeaderRow>();
  for (const row of [...headers].sort((a, b) => (a.year ?? 0) - (b.year ?? 0))) births.add(row, row);
  const alone = new Lookup<true>();
  for (const row of asylum ?? []) alone.add(row, true);
  const [only = "", ...others] = councilsOf(episodes);
  const joined: JoinedEpisode[] = [];
  for (const episode of episodes) {
    const council = episode.council === "" && others.length === 0 ? only : episode.council;
    const row = { ...episode, council };
    const header = births.find(row);
    if (header) joined.push({ ...row, born: header.born, asylum: alone.find(row) === true });
  }
  return { episodes: joined, withoutBirth: episodes.length - joined.length };
}

class Lookup<T> {
  private readonly exact = new Map<string, T>();
  private readonly councilsOfNumber = new Map<string, Set<string>>();

  add(child: { child: string; council: string }, value: T): void {
    this.exact.set(childKey(child), value);
    const councils = this.councilsOfNumber.get(child.child) ?? new Set();
    this.councilsOfNumber.set(child.child, councils.add(child.council));
  }

  find(child: { child: string; council: string }): T | undefined {
    const found = this.exact.get(childKey(child));
    if (found !== undefined) return found;
    const [council, ...others] = this.councilsOfNumber.get(child.child) ?? [];
    const sideIsSilent = child.council === "" || council === "";
    if (council === undefined || others.length > 0 || !sideIsSilent) return undefined;
    return this.exact.get(childKey({ child: child.child, council }));
  }
}
