import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the broker, when the held-until time of an offer passed. */
export const offerLapsed: Template<PropsFor<"offer-lapsed", ReferralFacts>> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `An offer for ${props.reference} is not held any more`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The time until which a provider held a place has passed. The offer has expired.",
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
