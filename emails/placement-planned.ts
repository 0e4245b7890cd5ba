import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To those of the council who work on the child's case, when a colleague has accepted an offer. */
export const placementPlanned: Template<PropsFor<"placement-planned", PlacementFacts>> = (props) =>
  layout({
    subject: `Offer accepted: placement ${props.reference} is planned`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A colleague has accepted an offer on a referral you work on. The home, the start and what has to be done before it are on the placement’s page.",
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
