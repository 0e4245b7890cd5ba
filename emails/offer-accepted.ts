import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider whose offer was accepted. */
export const offerAccepted: Template<PropsFor<"offer-accepted", ReferralFacts & { provider: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `Your offer for ${props.reference} is accepted`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has accepted your offer. The broker will ring you about what comes next.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "See what was accepted", url: props.link },
    ],
    why: `You get this because you answer referrals for ${props.provider}.`,
  });
