import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To a provider that was asked: the plan has changed, with an offer it must be confirmed. */
export const referralChanged: Template<PropsFor<"referral-changed", ReferralFacts & { provider: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `${props.reference} has changed`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has changed what it asks for. What changed is marked on the page. An offer that you have made must be confirmed before it can be chosen.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read what changed", url: props.link },
    ],
    why: `You get this because you answer referrals for ${props.provider}.`,
  });
