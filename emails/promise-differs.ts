import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider. What is not as promised stands behind the link. */
export const promiseDiffers: Template<PropsFor<"promise-differs", PlacementFacts>> = (props) =>
  placementMail(props, {
    subject: `Placement ${props.reference}: ${props.council} has a question about what was agreed`,
    text: `${props.council} thinks that part of this placement differs from what was agreed. Read what they say, then contact them to agree what happens next.`,
    action: "Read what the council says",
  });
