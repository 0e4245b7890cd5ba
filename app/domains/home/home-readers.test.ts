import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const READERS = "app/domains/home/queries/waiting-readers.server.ts";

const files = readdirSync("app/domains")
  .map((domain) => `app/domains/${domain}/queries/waiting.server.ts`)
  .filter((path) => existsSync(path));
const textOf = (path: string) => readFileSync(path, "utf8");
const callsIn = (path: string) =>
  [...textOf(path).matchAll(/\b(?<!function )(\w+)\(/g)].map(([, name]) => name);

it("whatever waits for somebody is asked for by a home, or is a part of what is", () => {
  expect(files.length).toBeGreaterThan(5);
  const called = new Set([READERS, ...files].flatMap(callsIn));
  const forgotten = files.flatMap((path) =>
    [...textOf(path).matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)]
      .filter(([, name]) => !called.has(name))
      .map(([, name]) => `${path}: ${name}`),
  );
  expect(
    forgotten,
    `a line in READERS of ${READERS}, for each kind of organisation that it concerns`,
  ).toEqual([]);
});
