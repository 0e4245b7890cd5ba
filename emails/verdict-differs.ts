import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To whoever works the case. What differs stands behind the link. */
export const verdictDiffers: Template<PropsFor<"verdict-differs", PlacementFacts>> = (props) =>
  layout({
    subject: `Placement ${props.reference}: the provider says the referral was not accurate`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The provider has said how accurate the referral was. Something differs from it or was missing. Read which sections, so that the next referral for this child is right.",
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
