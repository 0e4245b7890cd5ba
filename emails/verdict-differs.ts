import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
import type { PropsFor, Template } from "./template.ts";

/** To whoever works the case. What differs stands behind the link. */
export const verdictDiffers: Template<PropsFor<"verdict-differs", PlacementFacts>> = (props) =>
  placementMail(props, {
    subject: `Placement ${props.reference}: the provider says the referral was not accurate`,
    text: "The provider has said how accurate the referral was. Something differs from it or was missing. Read which sections, so that the next referral for this child is right.",
    action: "Read what differs",
  });
