import type { Expression } from "./expressions.ts";

/** What makes expressions while running: loaded, and asked once where it makes them only then. */
const MAKERS: Readonly<Record<string, () => Promise<unknown>>> = {
  "app/domains/providers/publication-dates.ts": async () => {
    const { asAtOf, dayOfWording } = await import("~/domains/providers/publication-dates");
    return [dayOfWording("1 March 2025"), asAtOf(["as at 31 March 2025"], "")];
  },
  "app/domains/anonymisation/layers/age-told.rules.ts": async () => {
    const { findAgeTold } = await import("~/domains/anonymisation/layers/age-told.rules");
    return findAgeTold("14", 14);
  },
  "app/domains/anonymisation/layers/written-dates.rules.ts": () =>
    import("~/domains/anonymisation/layers/written-dates.rules"),
  "app/domains/anonymisation/known/vault-match.rules.ts": async () => {
    const { findVaultValues } = await import("~/domains/anonymisation/known/vault-match.rules");
    return findVaultValues({ text: "" }, { nhsNumber: "943 476 5910" }, { towns: [], councils: [] });
  },
  "app/domains/anonymisation/layers/patterns.layer.rules.ts": () =>
    import("~/domains/anonymisation/layers/patterns.layer.rules"),
  "app/domains/anonymisation/layers/circumstances.layer.rules.ts": () =>
    import("~/domains/anonymisation/layers/circumstances.layer.rules"),
  "app/domains/access/step-up.rules.ts": () => import("~/domains/access/step-up.rules"),
  "app/domains/referrals/still-identifying.rules.ts": async () => {
    const { stillIdentifying } = await import("~/domains/referrals/still-identifying.rules");
    return stillIdentifying(
      { narrative: { narrative: "a" } },
      { age: 14, area: "WV10" },
      { age: 14, area: "Wolverhampton" },
    );
  },
  "scripts/server/leaf-finder.ts": async () => {
    const { leafFinder } = await import("../server/leaf-finder.ts");
    const paths = ["", "council/:slug/referrals/:reference/edit", "calendar.ics", "files/*", "*"];
    const routes = paths.map((path) => [path, { id: path, path, module: { default: undefined } }] as const);
    return leafFinder(Object.fromEntries(routes));
  },
};

export const MAKING: readonly string[] = Object.keys(MAKERS);

/** The expressions that are made while running, as they are made of examples. */
export async function madeExpressions(): Promise<Expression[]> {
  // It makes one when it is asked; what else it loads makes its own, which are the libraries'.
  await import("~/domains/referrals/still-identifying.rules");
  const found = new Map<string, Expression>();
  const own = globalThis.RegExp;
  let path = "";
  globalThis.RegExp = new Proxy(own, {
    construct(target, args: [string | RegExp, string?], as) {
      const made = Reflect.construct(target, args, as) as RegExp;
      found.set(String(made), { text: String(made), source: made.source, flags: made.flags, files: [path] });
      return made;
    },
  });
  try {
    for ([path] of Object.entries(MAKERS)) await MAKERS[path]?.();
  } finally {
    globalThis.RegExp = own;
  }
  return [...found.values()];
}
