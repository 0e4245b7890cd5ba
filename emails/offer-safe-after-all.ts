import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider: the council has withdrawn that its offer does not keep the child safe. Why is behind the link. */
export const offerSafeAfterAll: Template<
  PropsFor<"offer-safe-after-all", ReferralFacts & { provider: string }>
> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `Your offer for ${props.reference} can be accepted again`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has withdrawn what it said, that your offer does not keep the child safe. Read why with the offer.",
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
