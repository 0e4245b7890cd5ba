import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider whose home agreed to a placement by phone, when the funding for it lapsed because nobody moved in. */
export const placementAuthorityLapsed: Template<PropsFor<"placement-authority-lapsed", PlacementFacts>> = (
  props,
) =>
  placementMail(props, {
    subject: `Placement ${props.reference}: the funding agreed by phone has lapsed`,
    text: "The council authorised funding for this placement by phone. Nobody has confirmed that the child moved in, so that funding has lapsed. If the child has moved in, confirm the day now. If the child is still expected, phone the council before they arrive: new funding has to be authorised.",
    action: "See the placement",
  });
