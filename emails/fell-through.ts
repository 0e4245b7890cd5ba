import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider whose accepted offer fell through. The reason stands behind the link. */
export const fellThrough: Template<PropsFor<"fell-through", ReferralFacts & { provider: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `The placement for ${props.reference} fell through`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has recorded that the placement you had agreed will not happen. The reason is on the page. The search is open again.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read the reason", url: props.link },
    ],
    why: `You get this because you answer referrals for ${props.provider}.`,
  });
