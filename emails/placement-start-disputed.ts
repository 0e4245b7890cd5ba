import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider that said that a child moved in. What the council says stands behind the link. */
export const placementStartDisputed: Template<PropsFor<"placement-start-disputed", PlacementFacts>> = (
  props,
) =>
  layout({
    subject: `Placement ${props.reference}: ${props.council} says the child has not moved in`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "You confirmed that the child moved in. The council says that the child has not, so the placement is planned again. Read the council’s reason. If the child is with you, contact the council now. Their number is on the placement page.",
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
