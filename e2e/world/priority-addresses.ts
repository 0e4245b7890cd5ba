import { quarterAt, quarterBefore } from "../../app/platform/quarters.ts";
import type { Route } from "./example.ts";

const PUBLISHED = "published: everybody who has signed in reads it";

type Home = { who: string; home: string; layout: string };

/** The board of councils' priorities, as each kind of organisation has it, and what the council has of its own. */
export function priorityRoutes(homes: readonly Home[], council: Home): Record<string, Route> {
  return {
    ...Object.fromEntries(
      homes.flatMap(({ who, home, layout }) => [
        [`${layout}.priorities._index`, { examples: [{ who, path: `${home}/priorities` }], open: PUBLISHED }],
        [
          `${layout}.priorities.councils.$council`,
          { examples: [{ who, path: `${home}/priorities/councils/wolverhampton` }], open: PUBLISHED },
        ],
      ]),
    ),
    "council.$slug.priorities.ours": {
      examples: ["", "?measure=offer-answer"].map((query) => ({
        who: council.who,
        path: `${council.home}/priorities/ours${query}`,
      })),
    },
    "council.$slug.priorities.reply.$quarter": {
      examples: [
        {
          who: council.who,
          path: `${council.home}/priorities/reply/${quarterBefore(quarterAt(new Date())).key}`,
        },
      ],
      open: "every council has the same quarters",
    },
  };
}
