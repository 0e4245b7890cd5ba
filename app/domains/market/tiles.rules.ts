import type { Tile } from "~/ui/charts/tile-map";

/** The fourteen councils by their ONS codes, each roughly where it lies: north at the top. */
export const WEST_MIDLANDS_TILES: Tile[] = [
  { key: "E06000021", row: 1, column: 2, short: "Stoke" },
  { key: "E10000028", row: 1, column: 3, short: "Staffs" },
  { key: "E06000051", row: 2, column: 1, short: "Shrops" },
  { key: "E06000020", row: 2, column: 2, short: "Telford" },
  { key: "E08000031", row: 2, column: 3, short: "W'hampton" },
  { key: "E08000030", row: 2, column: 4, short: "Walsall" },
  { key: "E08000027", row: 3, column: 2, short: "Dudley" },
  { key: "E08000028", row: 3, column: 3, short: "Sandwell" },
  { key: "E08000025", row: 3, column: 4, short: "Birmingham" },
  { key: "E08000029", row: 3, column: 5, short: "Solihull" },
  { key: "E06000019", row: 4, column: 1, short: "Hereford" },
  { key: "E10000034", row: 4, column: 3, short: "Worcs" },
  { key: "E10000031", row: 4, column: 4, short: "Warks" },
  { key: "E08000026", row: 4, column: 5, short: "Coventry" },
];
