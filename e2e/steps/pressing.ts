import { expect, type Locator, type Page } from "@playwright/test";

/** What the page's own scripts keep; a page that asks for none has none. */
type Router = { state: { location: object; navigation: { state: string }; revalidation: string } };
type Marked = Window & { leftAt?: object | "here"; __remixRouter?: Router };

/**
 * Does something that leads on, and waits until what it brings about is there: the next document, or the next view of
 * this one. Whatever a story does next happens on that page, however long the machine took.
 */
export async function leadsOn(page: Page, what: string, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => {
    const marked: Marked = window;
    marked.leftAt = marked.__remixRouter?.state.location ?? "here";
  });
  await act();
  await expect
    .poll(() => hasArrived(page), { message: `what comes of ${what}`, intervals: [20, 50, 100] })
    .toBe(true);
}

/** Between two documents nobody answers: not yet. */
function hasArrived(page: Page): Promise<boolean> {
  return page
    .evaluate(() => {
      const marked: Marked = window;
      if (marked.leftAt === undefined) return document.readyState !== "loading";
      const state = marked.__remixRouter?.state;
      return (
        state !== undefined &&
        state.location !== marked.leftAt &&
        state.navigation.state === "idle" &&
        state.revalidation === "idle"
      );
    })
    .catch(() => false);
}

/** A button or link that leads on. */
export function pressOn(one: Locator): Promise<void> {
  return leadsOn(one.page(), `pressing ${one}`, () => one.click());
}

/** What stays on its page: a part that opens, a download, a press that waits for a connection. The story says what came of it. */
export function touch(one: Locator): Promise<void> {
  return one.click();
}

/** The same by a key: a list that is narrowed while one types. */
export function strike(one: Locator, key: string): Promise<void> {
  return one.press(key);
}
