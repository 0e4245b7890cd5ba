/** The first migration: the tables as the release below had them, in one piece (docs/adr/0026). */
export const baselineName = "20261122000000_baseline";

/** Where a database stands that the baseline takes over: at the last of that release's migrations. */
export const beforeBaseline = {
  last: "20261128220000_asked_anew",
  count: 53,
  release: "the version of 28 November 2026 (commit 4f8ac47)",
};
