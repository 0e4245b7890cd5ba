import type { Page } from "@playwright/test";
import { expect, test } from "../../people.ts";
import { routes } from "../../world/addresses.ts";
import { routeNames } from "../../world/example.ts";
import { findFixtures } from "../../world/fixtures.ts";

/** What anybody reads of an organisation, and the demo's own mailbox. */
const EVERYBODYS = /^\/(mailbox|statements)\b/;

test.describe("Somebody of another organisation", () => {
  test("finds every route in the list that the next stories walk over", async ({ scene }) => {
    expect(Object.keys(routes(await findFixtures(scene))).sort()).toEqual(await routeNames());
  });

  for (const [who, slug, instead] of [
    ["Rebecca Tranter", "wolverhampton", "dudley"],
    ["Zainab Hussain", "ashgrove-care", "canal-street-care"],
    ["Olivia Marsden", "wolverhampton", undefined],
    ["Priya Nandakumar", "region", undefined],
  ] as const)
    test(`gets 404 at every address of ${slug}, as ${who}`, async ({ as, scene, baseURL }) => {
      const page = await as(who);
      const seen: string[] = [];
      for (const [file, { examples, open }] of Object.entries(routes(await findFixtures(scene)))) {
        const theirs = examples
          .map(({ path }) => path)
          .filter((path) => whoseAddress(path) === slug && !EVERYBODYS.test(path));
        for (const path of theirs) {
          await answers404(page, path, baseURL);
          seen.push(path);
          // Under the asker's own address the id of somebody else's thing leads nowhere, either.
          if (!instead || open || !/\$(?!slug)/.test(file)) continue;
          await answers404(page, path.replace(`/${slug}`, `/${instead}`), baseURL);
        }
      }
      expect(seen.length).toBeGreaterThan(slug === "region" ? 8 : 12);
    });
});

/** `/council/dudley/…` is Dudley's, whatever it leads to; the region has no name of its own. */
const whoseAddress = (path: string) => {
  const [, kind, name] = path.split(/[/?]/);
  return kind === "region" ? kind : name;
};

/** The page, its data and what its form would do: none of them says that there is such a thing. */
async function answers404(page: Page, path: string, origin = ""): Promise<void> {
  const [pathname = "", search = ""] = path.split("?");
  const options = { maxRedirects: 0, failOnStatusCode: false };
  const html = await page.request.get(path, options);
  expect(html.status(), `GET ${path}`).toBe(404);
  const data = await page.request.get(`${pathname}.data?${search}`, options);
  expect(data.status(), `GET ${pathname}.data`).toBe(404);
  const form = {
    key: crypto.randomUUID(),
    // Forms of offers say when they were saved, all others the number of their row.
    version: /\/offers\/[^/]+\/(edit|check)$/.test(pathname) ? String(Date.now()) : "1",
    expected: "1",
    intent: "check",
  };
  const post = await page.request.post(path, { ...options, form, headers: { origin } });
  // A form that is not complete, or does not say what it was filled from, is refused before anything is looked for: the
  // page beneath it is not there all the same.
  if ([409, 422].includes(post.status()))
    expect(await post.text(), `POST ${path}`).toMatch(/We can(&#x27;|')t find that/);
  else expect([404, 405], `POST ${path} gave ${post.status()}`).toContain(post.status());
}
