import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider. What is not as promised stands behind the link. */
export const promiseDiffers: Template<PropsFor<"promise-differs", PlacementFacts>> = (props) =>
  layout({
    subject: `${props.council} says what is not as promised: placement ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has compared this placement with what was promised, and tells you what differs. Read it and put it right, or contact the council.",
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read what differs", url: props.link },
    ],
    why: "You get this because you work on this placement.",
  });
