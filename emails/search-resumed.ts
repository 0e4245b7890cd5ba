import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To a provider that was asked: the search is open, after a pause or again. */
export const searchResumed: Template<PropsFor<"search-resumed", ReferralFacts & { provider: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `The search for ${props.reference} is open again`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council is searching again. The time to answer is on the page, and what you had answered is there too.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read the referral and answer", url: props.link },
    ],
    why: `You get this because you answer referrals for ${props.provider}.`,
  });
