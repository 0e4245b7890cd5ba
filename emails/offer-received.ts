import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type OfferReceivedProps = PropsFor<"offer-received", ReferralFacts>;

/** To the broker. Who offers, and for how much, stands behind the link. */
export const offerReceived: Template<OfferReceivedProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `An offer for ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A provider has made an offer. Until when the place is held stands on the page.",
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
