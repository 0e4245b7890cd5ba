import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider whose home agreed to a placement by phone. What is agreed stands behind the link. */
export const placementByPhone: Template<PropsFor<"placement-by-phone", PlacementFacts>> = (props) =>
  placementMail(props, {
    subject: `Placement ${props.reference}: ${props.council} has recorded what you agreed by phone`,
    text: "The council has recorded an emergency placement that one of your homes agreed by phone. Check the home, the fee and the start date, then confirm the day the child moves in. If anything is wrong, phone the council.",
    action: "Check the placement",
  });
