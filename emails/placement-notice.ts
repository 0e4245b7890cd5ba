import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the other side of a placement. What was said stands behind the link. */
export const placementNotice: Template<PropsFor<"placement-notice", PlacementFacts>> = (props) =>
  layout({
    subject: `Notice given on placement ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The other side has given notice on this placement. The last night and the reason are on its page.",
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read the notice", url: props.link },
    ],
    why: "You get this because you work on this placement.",
  });
