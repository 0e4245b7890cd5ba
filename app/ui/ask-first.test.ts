import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Words of a press that takes something away from somebody. */
const TAKES_AWAY =
  /<Button\b[^>]*>\s*(?:\{[^}]*\?\s*"[^"]*"\s*:\s*`)?((?:Delete|Remove|Discard|Drop|Take (?:away|back|off)|Refuse|Revoke|Make a new address|Block|Withdraw|Reset)\b[^<{]*)/g;

/** Pages that are the question themselves (a link leads to them, they say what it does and offer Cancel), and what needs none. */
const ASKED: Record<string, string> = {
  "app/domains/access/ui/remove-page.tsx": "a page of its own",
  "app/domains/access/ui/reset-page.tsx": "a page of its own",
  "app/routes/provider.$slug.offers_.$offer.withdraw.tsx": "a page of its own",
  "app/domains/forums/ui/blocks-page.tsx": "a form with a reason, and it can be undone",
  "app/domains/forums/ui/guests-card.tsx": "added again in the form below",
  "app/domains/agreements/ui/agreement-form.tsx": "an outcome of a draft that is not issued yet",
  "app/domains/offers/ui/offer-line-fields.tsx": "a line of a form that is not sent yet",
};

it("no press takes something away without asking first", () => {
  const pages = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => join("app", name));
  const found = pages.flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(TAKES_AWAY)].map(([, words]) => ({ path, words: words?.trim() })),
  );
  expect(found.filter(({ path }) => !(path in ASKED))).toEqual([]);
  // The expression still finds what it is for.
  expect(new Set(found.map(({ path }) => path)).size).toBeGreaterThan(3);
});
