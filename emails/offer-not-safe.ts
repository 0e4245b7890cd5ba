import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider: the council says that its offer does not keep the child safe. Why is behind the link. */
export const offerNotSafe: Template<PropsFor<"offer-not-safe", ReferralFacts & { provider: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `The council says that your offer for ${props.reference} does not keep the child safe`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council says that a placement on your offer would not keep the child safe. It cannot accept the offer while it says so. Read why with the offer, and ring the council if you see it differently.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "See your offer", url: props.link },
    ],
    why: `You get this because you answer referrals for ${props.provider}.`,
  });
