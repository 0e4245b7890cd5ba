import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the other side of a placement, and to colleagues of whoever confirmed it for a council. What was said stands behind the link. */
export const placementMovedIn: Template<PropsFor<"placement-moved-in", PlacementFacts>> = (props) =>
  layout({
    subject: `Move-in date confirmed for placement ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The day the child moved in has been confirmed on this placement. See who confirmed it, and confirm or correct your council’s or your home’s own day.",
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
