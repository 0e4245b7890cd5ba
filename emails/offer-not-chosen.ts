import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To a provider whose offer was not selected. The reason stands behind the link. */
export const offerNotChosen: Template<PropsFor<"offer-not-chosen", ReferralFacts & { provider: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `Your offer for ${props.reference} was not selected`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has not selected your offer this time. The reason is on the page.",
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
