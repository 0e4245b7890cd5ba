import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the other side of a placement, and to colleagues of whoever confirmed it for a council. What was said stands behind the link. */
export const placementMovedIn: Template<PropsFor<"placement-moved-in", PlacementFacts>> = (props) =>
  placementMail(props, {
    subject: `Move-in date confirmed for placement ${props.reference}`,
    text: "The day the child moved in has been confirmed on this placement. See who confirmed it, and confirm or correct your council’s or your home’s own day.",
    action: "See the placement",
  });
