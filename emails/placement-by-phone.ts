import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider whose home agreed to a placement by phone. What is agreed stands behind the link. */
export const placementByPhone: Template<PropsFor<"placement-by-phone", PlacementFacts>> = (props) =>
  layout({
    subject: `Placement ${props.reference}: ${props.council} has recorded what you agreed by phone`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has recorded an emergency placement that one of your homes agreed by phone. Check the home, the fee and the start date, then confirm the day the child moves in. If anything is wrong, phone the council.",
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Check the placement", url: props.link },
    ],
    why: "You get this because you work on this placement.",
  });
