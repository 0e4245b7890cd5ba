import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Forms of which only some presses have a row with a version; the command refuses the version 0 of the others. */
const SOME_PRESSES = [
  // Answers what waits for a second person too, which is decided once.
  "peopleSchema",
  // Picking up and releasing are conditional on who has it.
  "deliveryMoveSchema",
  // A service of which nothing was told yet has no vacancy to compare with.
  "vacancySchema",
];

it("a page that hands on a version or a digest has asked its form for it", () => {
  const without = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(join("app", name), "utf8");
      if (!/\bform\.(version|expected)\b/.test(text)) return [];
      return [...text.matchAll(/\bform\.(version|expected)\b/g)].flatMap(({ index }) => {
        const calls = [...text.matchAll(/parseForm\([^;]*?\);/g)];
        const before = calls.filter((call) => call.index < index).at(-1) ?? calls[0];
        const call = before?.[0] ?? "";
        return call.includes("expects:") || SOME_PRESSES.some((one) => call.includes(one)) ? [] : [name];
      });
    });
  expect(without).toEqual([]);
});
