import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** What axe finds on the page, in light and in dark; what runs over the edge at 320 px; how many first headings. */
export async function problemsOf(page: Page): Promise<string[]> {
  const problems: string[] = [];
  // An answer to a form is there before its styles are; without them every link is too small.
  await page.waitForLoadState("load");
  const headings = await page.getByRole("heading", { level: 1 }).count();
  if (headings !== 1) problems.push(`${headings} headings of level 1`);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
    // The dark page is the same one in other colours.
    const rules = colorScheme === "light" ? axe.withTags(TAGS) : axe.withRules(OF_COLOUR);
    const { violations } = await rules.analyze();
    for (const { id, nodes } of violations)
      problems.push(`${id} (${colorScheme}): ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
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
