import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider, which was told before that something is not as promised. What the council says stands behind the link. */
export const promiseCorrected: Template<PropsFor<"promise-corrected", PlacementFacts>> = (props) =>
  placementMail(props, {
    subject: `Placement ${props.reference}: ${props.council} has corrected what they said of it`,
    text: `${props.council} told you before that part of this placement differs from what was agreed. They have corrected that. Read what they say now.`,
    action: "Read what the council says",
  });
