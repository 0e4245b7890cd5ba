import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To a provider, when the held-until time of its offer passed. */
export const offerExpired: Template<PropsFor<"offer-expired", ReferralFacts & { provider: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `Your offer for ${props.reference} has expired`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The time until which you held the place has passed, and the council has not accepted the offer. While the search is open you can offer again.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Open the offer", url: props.link },
    ],
    why: `You get this because you answer referrals for ${props.provider}.`,
  });
