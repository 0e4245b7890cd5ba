import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
import type { PropsFor, Template } from "./template.ts";

/** To those of the council who work on the child's case, when a colleague has accepted an offer. */
export const placementPlanned: Template<PropsFor<"placement-planned", PlacementFacts>> = (props) =>
  placementMail(props, {
    subject: `Offer accepted: placement ${props.reference} is planned`,
    text: "A colleague has accepted an offer on a referral you work on. The home, the start and what has to be done before it are on the placement’s page.",
    action: "See the placement",
  });
