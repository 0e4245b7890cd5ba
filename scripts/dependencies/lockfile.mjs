// What is installed, as the lock file says it.
import { readFileSync } from "node:fs";

/**
 * @typedef {object} Installed
 * @property {string} path where it lies, for example node_modules/a/node_modules/b
 * @property {string} name
 * @property {string} version
 * @property {boolean} dev needed for developing alone
 * @property {string | undefined} integrity
 * @property {string | undefined} license
 */

/** @returns {Installed[]} every package of the lock file, each place where one lies */
export function installed() {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  return Object.entries(packages)
    .filter(([path]) => path.startsWith("node_modules/"))
    .map(([path, entry]) => ({
      path,
      name: entry.name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version: String(entry.version),
      dev: Boolean(entry.dev),
      integrity: entry.integrity,
      license: typeof entry.license === "string" ? entry.license : undefined,
    }));
}

/**
 * Below 0 when the first is older. Releases only: what stands behind a hyphen comes before the same without.
 * @param {string} one
 * @param {string} other
 */
export function compareVersions(one, other) {
  const read = (/** @type {string} */ text) => {
    const [numbers = "", ...rest] = text.split("-");
    return { numbers: numbers.split(".").map(Number), early: rest.length > 0 };
  };
  const [a, b] = [read(one), read(other)];
  for (let at = 0; at < 3; at += 1) {
    const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(b.early) - Number(a.early);
}
