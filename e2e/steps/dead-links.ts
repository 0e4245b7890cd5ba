import type { Page } from "@playwright/test";

/** What is another of the same kind: references, ids and numbers. */
const ANOTHER = /[A-Z]{2}-[A-Z0-9]{6}|[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g;

/** The world makes papers without their bytes: their own story takes one. */
const NOT_KEPT = /\/papers\/\*$/;

/** A page that counts as a look answers what is fetched ahead with 503; 422 is a page whose filter cannot be meant. */
const LEADS_SOMEWHERE = [422, 503];

/** What an address is one of, for one person. */
const kindOf = (who: string, path: string): string => `${who} ${path.replaceAll(ANOTHER, "*")}`;

/**
 * The links of a page that answer its reader with an error: each kind of address once a person. They are asked for as a
 * browser fetches ahead, so that nothing counts as a look.
 * @param known says whether somebody opens that very address anyway
 * @param followed what has been followed, by person and kind; it grows
 */
export async function deadLinksOn(
  page: Page,
  who: string,
  { known, followed }: { known: (path: string) => boolean; followed: Set<string> },
): Promise<string[]> {
  const links = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
      .filter(({ origin, href }) => origin === location.origin && !href.includes("#"))
      .map(({ pathname, search }) => pathname + search),
  );
  const fresh = [...new Set(links)].filter((path) => {
    const kind = kindOf(who, path);
    if (followed.has(kind) || NOT_KEPT.test(kind)) return false;
    followed.add(kind);
    return !known(path);
  });
  const statuses = await Promise.all(
    fresh.map(async (path) => {
      const answer = await page.request.get(path, { headers: { "Sec-Purpose": "prefetch" } });
      return { path, status: answer.status() };
    }),
  );
  return statuses
    .filter(({ status }) => status >= 400 && !LEADS_SOMEWHERE.includes(status))
    .map(({ path, status }) => `the link to ${path} answers ${who || "a visitor"} with ${status}`);
}
