import type { Route } from "./example.ts";
import type { Fixtures } from "./fixtures.ts";

/** What of a placement goes into the child's case record; a pack is taken by a press and is there from then on. */
export function recordRoutes({ placements: of, pack }: Fixtures): Record<string, Route> {
  const [who, page] = ["Hannah Whitlock", "council.$slug.placements.$reference.record"];
  const at = (reference: string, path = "") => ({
    who,
    path: `/council/wolverhampton/placements/${reference}/record${path}`,
  });
  return {
    [`${page}._index`]: {
      examples: [at(of.started), at(of.ended)].map((one) => ({
        ...one,
        refuses: "it downloads what there is by then, whoever was faster",
      })),
    },
    [`${page}.pack`]: { examples: [], open: "no page" },
    [`${page}.$pack.filed`]: { examples: [at(pack.placement, `/${pack.id}/filed`)] },
  };
}
