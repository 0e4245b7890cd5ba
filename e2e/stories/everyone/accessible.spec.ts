import type { Page } from "@playwright/test";
import { expect, test } from "../../people.ts";
import { deadLinksOn } from "../../steps/dead-links.ts";
import { bringAxe, problemsOf } from "../../steps/looking.ts";
import { isRefused } from "../../steps/refused.ts";
import { routes } from "../../world/addresses.ts";
import { findFixtures } from "../../world/fixtures.ts";

test.describe.configure({ mode: "parallel" });

/** Every route in its states, at its own width and at 320 px, at the desk in light and dark colours: nothing for axe to find, and no link that its reader is refused. */
test.describe("Everybody can use every page", () => {
  for (const area of ["council.$slug.referrals", "council", "provider", "the region and everybody"]) {
    test(`of ${area}`, async ({ as, browser, scene }, info) => {
      test.slow();
      const pages = new Map<string, Page>();
      const followed = new Set<string>();
      // axe is a script itself: on the phone the portal's own scripts are what does not come.
      const looker = async (who: string) => {
        const scripts = { javaScriptEnabled: true };
        const page = who ? await as(who, scripts) : await (await browser.newContext(scripts)).newPage();
        await bringAxe(page);
        if (info.project.name === "phone") await page.route("**/*.js", (route) => route.abort());
        return page;
      };
      // The colours are the same at every width: seen at the desk, they need not be seen twice.
      const colours = info.project.name === "desk";
      const found: string[] = [];
      let seen = 0;
      for (const [file, { examples }] of Object.entries(routes(await findFixtures(scene)))) {
        if (areaOf(file) !== area) continue;
        for (const example of examples) {
          const { who = "", path } = example;
          const page = pages.get(who) ?? (await looker(who));
          pages.set(who, page);
          const answer = await page.goto(path);
          const status = answer?.status() ?? 0;
          // 422: the page as it answers an address whose filter cannot be meant.
          const meant = status < 400 || status === 422 || file === "$" || path.includes("never-sent");
          if (!meant) found.push(`${path}: ${status}`);
          for (const problem of await problemsOf(page, { colours })) found.push(`${path}: ${problem}`);
          // The same links at every width: followed at the desk.
          if (colours)
            for (const dead of await deadLinksOn(page, who, followed)) found.push(`${path}: ${dead}`);
          seen += 1;
          if (!(await isRefused(page, example))) continue;
          for (const problem of await problemsOf(page, { colours }))
            found.push(`${path} refused: ${problem}`);
          seen += 1;
        }
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
