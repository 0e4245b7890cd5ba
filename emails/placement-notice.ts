import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the other side of a placement. What was said stands behind the link. */
export const placementNotice: Template<PropsFor<"placement-notice", PlacementFacts>> = (props) =>
  placementMail(props, {
    subject: `Notice given on placement ${props.reference}`,
    text: "The other side has given notice on this placement. The last night and the reason are on its page.",
    action: "Read the notice",
  });
