import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider: the council has answered its impact assessment. What it says is behind the link. */
export const impactAnswered: Template<PropsFor<"impact-answered", ReferralFacts & { provider: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `The council has answered your impact assessment for ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has written about the impact assessment of your offer. Read it with the offer, and reply there if it asks you something.",
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
