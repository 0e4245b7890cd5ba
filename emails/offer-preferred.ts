import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider: its offer is preferred. Nothing is agreed until it is accepted. */
export const offerPreferred: Template<PropsFor<"offer-preferred", ReferralFacts & { provider: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `Your offer for ${props.reference} is preferred`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council prefers your offer and has requested funding approval. Nothing is agreed yet. The council may prefer other offers too.",
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
