import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type PlacementStepDownProps = PropsFor<
  "placement-step-down",
  PlacementFacts & {
    /** The organisation that planned or answered. */
    by: string;
  }
>;

/** To the other side of a placement. What is planned, by when and what was answered stands behind the link. */
export const placementStepDown: Template<PlacementStepDownProps> = (props) =>
  layout({
    subject: `Placement ${props.reference}: step-down plan updated`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: `${props.by} has updated the step-down plan of this placement. Read it on the placement’s page.`,
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read the step-down plan", url: props.link },
    ],
    why: "You get this because you work on this placement.",
  });
