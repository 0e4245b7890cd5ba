import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults, RunOnly, RunOptions } from "axe-core";
import { keepTextsThatLook, looksOfTexts } from "./looks.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const OF_COLOUR = ["color-contrast", "link-in-text-block"];
const WITHOUT_COLOUR = Object.fromEntries(OF_COLOUR.map((rule) => [rule, { enabled: false }]));

/** axe itself, as a page runs it. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every document of the page is given axe as it begins: handing it over for each look cost more than most looks. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript(AXE);
}

/** What axe finds on the page as it is, told with `seen`: on all of it, or on the elements that are kept as `lookedAt`. */
async function violationsOn(
  page: Page,
  how: Pick<RunOptions, "runOnly" | "rules">,
  { seen = "", kept = false } = {},
): Promise<string[]> {
  const found = await page.evaluate(
    async ({ options, only }) => {
      const { axe, lookedAt } = window as unknown as {
        axe: { run(on: Document | Element[], how: RunOptions): Promise<AxeResults> };
        lookedAt: Element[];
      };
      const { violations } = await axe.run(only ? lookedAt : document, options);
      return violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target.join(" ")) }));
    },
    { options: { resultTypes: ["violations"], ...how } satisfies RunOptions, only: kept },
  );
  return found.map(({ id, targets }) => `${id}${seen}: ${targets.join(", ")}`);
}

/** How texts looked on every page so far: whatever looks the same, on the same grounds, need not be looked at again. */
const known = new Set<string>();

/** What axe finds in the colours of the page's texts that look as none before them. */
async function coloursOn(page: Page, seen: string): Promise<string[]> {
  const looks = await page.evaluate(looksOfTexts);
  const fresh = [...new Set(looks.filter((look) => !known.has(look)))];
  if (fresh.length === 0) return [];
  await page.evaluate(keepTextsThatLook, fresh);
  const runOnly: RunOnly = { type: "rule", values: OF_COLOUR };
  const found = await violationsOn(page, { runOnly }, { seen, kept: true });
  for (const look of fresh) known.add(look);
  return found;
}

/** What of axe depends on how wide the page is: the rest reads the same elements at every width. */
const OF_WIDTH = ["target-size", "scrollable-region-focusable"];

/** Whether the browser runs any script of the portal on this page: without one its elements are the server's, everywhere. */
export const asksForScripts = async (page: Page): Promise<boolean> =>
  (await page.locator("script[type=module]").count()) > 0;

/** Where the page has not exactly one first heading. */
async function headingsOn(page: Page): Promise<string[]> {
  // An answer to a form is there before its styles are; without them every link is too small.
  await page.waitForLoadState("load");
  const headings = await page.getByRole("heading", { level: 1 }).count();
  return headings === 1 ? [] : [`${headings} headings of level 1`];
}

const violations = (page: Page) =>
  violationsOn(page, { runOnly: { type: "tag", values: TAGS }, rules: WITHOUT_COLOUR });

/** What axe finds on a page that was brought it, in its colours, too, dark after light; how many first headings. */
export async function problemsOf(page: Page): Promise<string[]> {
  const problems = [...(await headingsOn(page)), ...(await violations(page)), ...(await coloursOn(page, ""))];
  await page.emulateMedia({ colorScheme: "dark" });
  problems.push(...(await coloursOn(page, " (dark)")));
  await page.emulateMedia({ colorScheme: "light" });
  return problems;
}

/**
 * What is wrong with a page that is 320 px wide: what runs over its edge, and what axe finds; all of it where the page asks
 * for scripts, so that without them its elements are others than at the desk, else what depends on the width.
 */
export async function problemsWhenNarrow(page: Page): Promise<string[]> {
  const problems = await headingsOn(page);
  if (await asksForScripts(page)) problems.push(...(await violations(page)));
  else problems.push(...(await violationsOn(page, { runOnly: { type: "rule", values: OF_WIDTH } })));
  return [...problems, ...(await overTheEdgeOf(page))];
}

export const NARROW = { width: 320, height: 700 };

/** What runs over the edge of a page that is made narrow for it. */
export async function overTheEdgeWhenNarrow(page: Page): Promise<string[]> {
  const size = page.viewportSize();
  await page.setViewportSize(NARROW);
  const problems = await overTheEdgeOf(page);
  if (size) await page.setViewportSize(size);
  return problems;
}

async function overTheEdgeOf(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return "";
    const over = [...document.querySelectorAll("main *")].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1 && !one.closest(".table-scroll"),
    );
    return `${scrollWidth} px wide at ${clientWidth} px: ${over[0]?.outerHTML.slice(0, 120) ?? ""}`;
  });
  return wide ? [wide] : [];
}
