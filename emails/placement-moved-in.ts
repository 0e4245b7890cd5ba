import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the other side of a placement. What was said stands behind the link. */
export const placementMovedIn: Template<PropsFor<"placement-moved-in", PlacementFacts>> = (props) =>
  layout({
    subject: `Move-in date confirmed for placement ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The other side has confirmed the day the child moved in. Confirm it on the placement’s page, or correct your own date if the two differ.",
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "See the placement", url: props.link },
    ],
    why: "You get this because you work on this placement.",
  });
