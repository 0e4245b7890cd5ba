import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider, when the council changes who pays and the agreement in force still says what was before. */
export const placementWhoPays: Template<PropsFor<"placement-who-pays", PlacementFacts>> = (props) =>
  placementMail(props, {
    subject: `Placement ${props.reference}: ${props.council} has changed who pays`,
    text: "The council has changed who pays for this placement. The agreement in force still says what both sides signed. The next version of the agreement will say who pays and from when. Until both sides have signed it, check with the council before you send an invoice.",
    action: "See the placement",
  });
