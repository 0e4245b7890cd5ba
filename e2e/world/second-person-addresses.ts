import type { Route } from "./example.ts";
import type { Fixtures } from "./fixtures.ts";

/** The pages on which somebody else confirms: providers, their addresses, alerts. `owner` is one not on the portal. */
export function secondPersonRoutes(t: Fixtures, owner: string | undefined): Record<string, Route> {
  const c = "/council/wolverhampton";
  const both = (
    route: string,
    path: string,
    open: string,
    who = "Yasmin Farooqi",
  ): Record<string, Route> => ({
    [`council.$slug.${route}`]: { examples: [{ who, path: `${c}/${path}` }], open },
    [`region.${route}`]: { examples: [{ who: "Anthea Marlowe", path: `/region/${path}` }], open },
  });
  const { stopping } = t;
  return {
    ...both(
      "register.owners.$owner_.alerts.$alert_.second",
      `register/owners/${stopping.owner}/alerts/${stopping.id}/second`,
      "a second person may be of any council",
    ),
    ...both(
      "register.$service_.alerts.$alert_.second",
      `register/${stopping.service}/alerts/${stopping.serviceAlert}/second`,
      "a second person may be of any council",
    ),
    ...both(
      "register.owners.$owner_.address",
      `register/owners/${owner ?? ""}/address`,
      "an address is confirmed for any owner",
    ),
    ...both("providers-to-confirm._index", "providers-to-confirm", "every council sees who waits"),
    ...both(
      "providers-to-confirm.$confirmation",
      `providers-to-confirm/${t.toConfirm}`,
      "a second person may be of any council",
    ),
  };
}
