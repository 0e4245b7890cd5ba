import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the other side of a placement. What was said stands behind the link. */
export const placementEnded: Template<PropsFor<"placement-ended", PlacementFacts>> = (props) =>
  placementMail(props, {
    subject: `Placement ${props.reference} has ended`,
    text: "The other side has recorded the end of this placement. The last night and the reason are on its page.",
    action: "Read how it ended",
  });
