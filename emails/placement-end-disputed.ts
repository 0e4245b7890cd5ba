import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider that recorded an end. What the council says stands behind the link. */
export const placementEndDisputed: Template<PropsFor<"placement-end-disputed", PlacementFacts>> = (props) =>
  layout({
    subject: `Placement ${props.reference}: ${props.council} disputes the end`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "You recorded the end of this placement. The council disputes it, so the placement is open again. Read the council’s reason. If you disagree, contact the council. Their number is on the placement page.",
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read the reason", url: props.link },
    ],
    why: "You get this because you work on this placement.",
  });
