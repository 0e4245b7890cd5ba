import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider: the money for its offer has moved on. The stage stands behind the link, without a name. */
export const fundingStage: Template<PropsFor<"funding-stage", ReferralFacts & { provider: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `News of the money for ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "There is news of the money for your offer. Nothing is agreed until the council accepts the offer.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "See how your offer stands", url: props.link },
    ],
    why: `You get this because you answer referrals for ${props.provider}.`,
  });
