import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the other side of a placement. What was said stands behind the link. */
export const placementEnded: Template<PropsFor<"placement-ended", PlacementFacts>> = (props) =>
  layout({
    subject: `Placement ${props.reference} has ended`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The other side has recorded the end of this placement. The last night and the reason are on its page.",
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read how it ended", url: props.link },
    ],
    why: "You get this because you work on this placement.",
  });
