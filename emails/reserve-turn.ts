import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To a provider whose offer was kept in reserve, once the placement that was agreed with another fell through. */
export const reserveTurn: Template<PropsFor<"reserve-turn", ReferralFacts & { provider: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `You can offer again for ${props.reference}: your offer was in reserve`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The placement that the council had agreed fell through, so the search is open again. Your offer was in reserve. If the place is still free, make a new offer. The time to answer by is on the page.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read the referral and offer again", url: props.link },
    ],
    why: `You get this because you answer referrals for ${props.provider}.`,
  });
