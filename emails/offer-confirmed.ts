import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the broker, who waits for it after a change of plan. */
export const offerConfirmed: Template<PropsFor<"offer-confirmed", ReferralFacts>> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `An offer for ${props.reference} is confirmed`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: "A provider has confirmed an offer for the latest edition of the referral." },
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
