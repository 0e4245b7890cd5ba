import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type NoticePage, noticeOf, withNotice } from "./notices";

it("a page says its own words and nothing for any other", () => {
  expect(noticeOf("people", "removed")).toMatch(/signed out/);
  for (const word of ["paused", "", null, undefined, "constructor", "__proto__", "toString", "<b>"])
    expect(noticeOf("people", word)).toBeUndefined();
});

it("the address of a page keeps its query and its anchor", () => {
  expect(withNotice("/region/people", "people", "removed")).toBe("/region/people?done=removed");
  expect(withNotice("/a?b=c#d", "people", "asked")).toBe("/a?b=c&done=asked#d");
});

it("no other file writes the word of a notice into an address, or keeps sentences for one", () => {
  const found = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/^notices\.|\.test\./.test(name))
    .filter((name) => /[?&]done=|\bconst DONE: Record<string/.test(readFileSync(join("app", name), "utf8")));
  expect(found).toEqual([]);
});

it("every file of notices is read, and no page has its list in two of them", async () => {
  const files = readdirSync("app/notices").map((name) => `./notices/${name.replace(/\.ts$/, "")}`);
  const lists = await Promise.all(
    files.map(async (file): Promise<object[]> => Object.values(await import(file))),
  );
  const pages = lists.flat().flatMap((list) => Object.entries(list));
  expect(pages.map(([page]) => page)).toEqual([...new Set(pages.map(([page]) => page))]);
  for (const [page, words] of pages)
    for (const word of Object.keys(words)) expect(noticeOf(page as NoticePage, word)).toBe(words[word]);
});
