import type { Page } from "@playwright/test";
import { expect, test } from "../../people.ts";
import { deadLinksOn } from "../../steps/dead-links.ts";
import {
  asksForScripts,
  bringAxe,
  NARROW,
  overTheEdgeWhenNarrow,
  problemsOf,
  problemsWhenNarrow,
} from "../../steps/looking.ts";
import { isRefused } from "../../steps/refused.ts";
import { routes } from "../../world/addresses.ts";
import { findFixtures } from "../../world/fixtures.ts";

test.describe.configure({ mode: "parallel" });

/**
 * Every route in its states. At the desk in light and dark colours, also as each of its forms refuses: nothing for axe to
 * find, and no link that its reader is refused. On the phone at 320 px, without the portal's scripts: nothing runs over the
 * edge, and nothing is too small. Pages that ask for no scripts are the same bytes at both: what axe reads in those is read
 * once, at the desk.
 */
test.describe("Everybody can use every page", () => {
  for (const area of ["council.$slug.referrals", "council", "provider", "the region and everybody"]) {
    test(`of ${area}`, async ({ as, browser, scene }, info) => {
      test.slow();
      const desk = info.project.name === "desk";
      const pages = new Map<string, Page>();
      // axe is a script itself: on the phone the portal's own scripts are what does not come.
      const looker = async (who: string) => {
        const options = { javaScriptEnabled: true, ...(desk ? {} : { viewport: NARROW }) };
        const page = who ? await as(who, options) : await (await browser.newContext(options)).newPage();
        await bringAxe(page);
        if (!desk) await page.route("**/*.js", (route) => route.abort());
        return page;
      };
      const shown = Object.entries(routes(await findFixtures(scene)))
        .filter(([file]) => areaOf(file) === area)
        .flatMap(([file, { examples }]) => examples.map((example) => ({ file, example })));
      const opened = new Set(shown.map(({ example: { who = "", path } }) => `${who} ${path}`));
      const followed = new Set<string>();
      const found: string[] = [];
      let seen = 0;
      for (const { file, example } of shown) {
        const { who = "", path } = example;
        const page = pages.get(who) ?? (await looker(who));
        pages.set(who, page);
        const answer = await page.goto(path);
        const status = answer?.status() ?? 0;
        // 422: the page as it answers an address whose filter cannot be meant.
        const meant = status < 400 || status === 422 || file === "$" || path.includes("never-sent");
        if (!meant) found.push(`${path}: ${status}`);
        const look = desk ? problemsOf : problemsWhenNarrow;
        for (const problem of await look(page)) found.push(`${path}: ${problem}`);
        // The same links at every width.
        if (desk) {
          const known = (link: string) => opened.has(`${who} ${link}`);
          for (const dead of await deadLinksOn(page, who, { known, followed }))
            found.push(`${path}: ${dead}`);
        }
        seen += 1;
        // A page without scripts refuses the same way at both.
        if (!desk && !(await asksForScripts(page))) continue;
        if (!(await isRefused(page, example))) continue;
        for (const problem of [...(await look(page)), ...(await overTheEdgeWhenNarrow(page))])
          found.push(`${path} refused: ${problem}`);
        seen += 1;
      }
      await pages.get("")?.context().close();
      expect(found).toEqual([]);
      expect(seen).toBeGreaterThan(10);
    });
  }
});

function areaOf(file: string): string {
  if (file.startsWith("council.$slug.referrals")) return "council.$slug.referrals";
  const first = file.split(".")[0] ?? "";
  return first === "council" || first === "provider" ? first : "the region and everybody";
}
