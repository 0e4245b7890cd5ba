import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the broker: another child was given the place that was offered. */
export const offerPlaceTaken: Template<PropsFor<"offer-place-taken", ReferralFacts>> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `A place offered for ${props.reference} was taken for another referral`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The place that a provider offered was taken for another referral. Call the provider about another place, or go back to your other offers: this one can be accepted only once the provider has confirmed that it has another place.",
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
