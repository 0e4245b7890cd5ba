import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider that recorded an end. What the council says stands behind the link. */
export const placementEndDisputed: Template<PropsFor<"placement-end-disputed", PlacementFacts>> = (props) =>
  placementMail(props, {
    subject: `Placement ${props.reference}: ${props.council} disputes the end`,
    text: "You recorded the end of this placement. The council disputes it, so the placement is open again. Read the council’s reason. If you disagree, contact the council. Their number is on the placement page.",
    action: "Read the reason",
  });
