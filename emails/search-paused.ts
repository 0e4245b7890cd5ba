import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To a provider that was asked: the search stands still. The reason stands behind the link. */
export const searchPaused: Template<PropsFor<"search-paused", ReferralFacts & { provider: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `The search for ${props.reference} is paused`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has paused this search. The clock stands still, and there is nothing to answer until it goes on.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read why it is paused", url: props.link },
    ],
    why: `You get this because you answer referrals for ${props.provider}.`,
  });
