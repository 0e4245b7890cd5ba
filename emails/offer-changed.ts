import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type OfferChangedProps = PropsFor<"offer-changed", ReferralFacts>;

/** To the broker. What changed stands behind the link. */
export const offerChanged: Template<OfferChangedProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `An offer for ${props.reference} has changed`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A provider has changed an offer. The earlier version is kept, and what was authorised for it no longer counts.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Compare the offers", url: props.link },
    ],
    why: `You get this because you are the broker of ${props.reference}.`,
  });
