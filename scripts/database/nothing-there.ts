import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DATA } from "../start/settings.mjs";

/** Said, and with this exit code, by commands that read a database where there is none: they make none. */
export const NOTHING_THERE = 3;

export class NothingThere extends Error {}

/** The exit code for what a command ended with. */
export function exitCodeOf(error: unknown): number {
  return error instanceof NothingThere ? NOTHING_THERE : 1;
}

/**
 * Ends a command that only reads, before anything is made, where neither DATABASE_URL is set nor a database of
 * `npm start` lies in this folder. `to` says what it cannot do: "check".
 */
export function databaseIsThere(to: string): void {
  if (process.env.DATABASE_URL) return;
  const wanted = resolve(`${DATA}/postgres`);
  // Root keeps it elsewhere, and says where.
  const moved = join(wanted, "moved-to.txt");
  const places = [wanted, ...(existsSync(moved) ? [readFileSync(moved, "utf8").trim()] : [])];
  if (places.some((place) => existsSync(join(place, "cluster", "PG_VERSION")))) return;
  throw new NothingThere(
    `There is no database in ${wanted}, so there is nothing to ${to}. Nothing was made. Run this in the portal's folder, or set DATABASE_URL.`,
  );
}
