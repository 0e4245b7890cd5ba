import type { Route } from "./example.ts";

const FILE = "a press gives a file";

/** The audit log of each kind of organisation: full, filtered, and with a filter that cannot be meant. */
export function auditRoutes(who: {
  council: string;
  provider: string;
  region: string;
}): Record<string, Route> {
  const pages = (person: string, home: string): Route => ({
    examples: ["", "?kind=refused"].map((query) => ({
      who: person,
      path: `${home}/audit${query}`,
      refuses: FILE,
    })),
  });
  const noPage: Route = { examples: [], open: "no page" };
  return {
    "council.$slug.audit._index": pages(who.council, "/council/wolverhampton"),
    "council.$slug.audit.export": noPage,
    "provider.$slug.audit._index": pages(who.provider, "/provider/ashgrove-care"),
    "provider.$slug.audit.export": noPage,
    "region.audit._index": pages(who.region, "/region"),
    "region.audit.export": noPage,
  };
}
