import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To whoever works on the referral that a placement came of, when a colleague searches for the next. */
export const placementSearchedAgain: Template<
  PropsFor<"placement-searched-again", PlacementFacts & { search: string; by: string }>
> = (props) =>
  layout({
    subject: `Placement ${props.reference}: new search by ${props.by}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: `${props.by} has started a new search from this placement, as the broker of referral ${props.search}. If you did not expect this, call them or your team manager.`,
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["New referral", props.search],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "See the placement", url: props.link },
    ],
    why: "You get this because you work on the referral of this placement.",
  });
