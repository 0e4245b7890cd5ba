/** Where the minimal page is built to. */
export const minimalBuild = ".data/bench/minimal";
