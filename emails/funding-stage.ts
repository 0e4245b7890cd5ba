import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider: the funding of its offer has moved on. The stage is behind the link, without a name. */
export const fundingStage: Template<PropsFor<"funding-stage", ReferralFacts & { provider: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `Funding update for ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The funding of your offer has been updated. Nothing is agreed until the council accepts the offer.",
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
