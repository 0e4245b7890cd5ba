import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
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
  placementMail(props, {
    subject: `Placement ${props.reference}: step-down plan updated`,
    text: `${props.by} has updated the step-down plan of this placement. Read it on the placement’s page.`,
    action: "Read the step-down plan",
  });
