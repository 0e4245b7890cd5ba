import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider that said that a child moved in. What the council says stands behind the link. */
export const placementStartDisputed: Template<PropsFor<"placement-start-disputed", PlacementFacts>> = (
  props,
) =>
  placementMail(props, {
    subject: `Placement ${props.reference}: ${props.council} says the child has not moved in`,
    text: "You confirmed that the child moved in. The council says that the child has not, so the placement is planned again. Read the council’s reason. If the child is with you, contact the council now. Their number is on the placement page.",
    action: "Read the reason",
  });
