import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults, RunOnly, RunOptions } from "axe-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const OF_COLOUR = ["color-contrast", "link-in-text-block"];
const WITHOUT_COLOUR = Object.fromEntries(OF_COLOUR.map((rule) => [rule, { enabled: false }]));

/** axe itself, as a page runs it. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Found = { id: string; targets: string[] };

/** What axe finds on the page as it is. A document is given axe once: giving it costs more than most pages take to look at. */
async function violationsOn(page: Page, runOnly: RunOnly): Promise<Found[]> {
  const rules = runOnly.type === "tag" ? WITHOUT_COLOUR : {};
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(
    async (options) => {
      const { axe } = window as unknown as {
        axe: { run(on: Document, how: RunOptions): Promise<AxeResults> };
      };
      const { violations } = await axe.run(document, options);
      return violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target.join(" ")) }));
    },
    { resultTypes: ["violations"], runOnly, rules } satisfies RunOptions,
  );
}

/**
 * What axe finds on the page; if asked, in its colours too, light and dark, which takes four times as long as all the
 * rest; what runs over the edge at 320 px; how many first headings.
 */
export async function problemsOf(page: Page, { colours }: { colours: boolean }): Promise<string[]> {
  const problems: string[] = [];
  // An answer to a form is there before its styles are; without them every link is too small.
  await page.waitForLoadState("load");
  const headings = await page.getByRole("heading", { level: 1 }).count();
  if (headings !== 1) problems.push(`${headings} headings of level 1`);
  for (const { id, targets } of await violationsOn(page, { type: "tag", values: TAGS }))
    problems.push(`${id}: ${targets.join(", ")}`);
  for (const colorScheme of colours ? (["light", "dark"] as const) : []) {
    await page.emulateMedia({ colorScheme });
    for (const { id, targets } of await violationsOn(page, { type: "rule", values: OF_COLOUR }))
      problems.push(`${id} (${colorScheme}): ${targets.join(", ")}`);
  }
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return "";
    const over = [...document.querySelectorAll("main *")].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1 && !one.closest(".table-scroll"),
    );
    return `${scrollWidth} px wide at 320 px: ${over[0]?.outerHTML.slice(0, 120) ?? ""}`;
  });
  if (wide) problems.push(wide);
  if (size) await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: "light" });
  return problems;
}
