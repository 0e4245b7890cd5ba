import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider, which was told before that something is not as promised. What the council says stands behind the link. */
export const promiseCorrected: Template<PropsFor<"promise-corrected", PlacementFacts>> = (props) =>
  layout({
    subject: `Placement ${props.reference}: ${props.council} has corrected what they said of it`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: `${props.council} told you before that part of this placement differs from what was agreed. They have corrected that. Read what they say now.`,
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
