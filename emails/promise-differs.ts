import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider. What is not as promised stands behind the link. */
export const promiseDiffers: Template<PropsFor<"promise-differs", PlacementFacts>> = (props) =>
  layout({
    subject: `Placement ${props.reference}: ${props.council} has a question about what was agreed`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: `${props.council} thinks that part of this placement differs from what was agreed. Read what they say, then contact them to agree what happens next.`,
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read what the council says", url: props.link },
    ],
    why: "You get this because you work on this placement.",
  });
