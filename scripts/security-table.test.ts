import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Each requirement of ASVS 5.0 at levels 1 and 2: its number and its level. */
const wanted = readFileSync("docs/asvs-5.0-levels-1-and-2.txt", "utf8").trim().split("\n");
const page = readFileSync("docs/security.md", "utf8");
const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| (\d) \| ([a-z ]+) \| (.+) \|$/gm)].map(
  ([, number = "", level = "", state = "", how = ""]) => ({ number, level, state, how }),
);

it("names every requirement of levels 1 and 2 once, in the standard's order", () => {
  expect(wanted).toHaveLength(253);
  expect(rows.map(({ number, level }) => `${number} ${level}`)).toEqual(wanted);
});

it("says of each that it is met, by a test that is there, or why not", () => {
  const wrong = rows.flatMap(({ number, state, how }) => {
    const test = /\(`([\w./-]+\.(?:test|spec)\.tsx?)`\)$/.exec(how)?.[1];
    if (state === "met") return test && existsSync(test) ? [] : [`${number}: no test ${test ?? ""}`];
    if (state !== "open" && state !== "not applicable") return [`${number}: ${state}`];
    return how.length > 5 && !test ? [] : [`${number}: no reason`];
  });
  expect(wrong).toEqual([]);
});

it("counts what it says", () => {
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  expect(page).toContain(
    `${rows.length} requirements: ${count("met")} met, ${count("not applicable")} not applicable, ${count("open")} open.`,
  );
});

it("leads to decisions that are there", () => {
  for (const [, path = ""] of page.matchAll(/\]\(((?:adr|operate)\/[^)]+)\)/g))
    expect(existsSync(`docs/${path}`), path).toBe(true);
});
