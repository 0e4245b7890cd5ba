import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To a provider that was asked, with an offer or without: the search has ended. The reason stands behind the link. */
export const searchEnded: Template<PropsFor<"search-ended", ReferralFacts & { provider: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `The search for ${props.reference} has ended`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has ended this search. There is nothing left to answer, and an offer that you made is not needed any more. The reason is on the page.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read why it ended", url: props.link },
    ],
    why: `You get this because you answer referrals for ${props.provider}.`,
  });
