import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the broker: a provider organisation has nobody that a mail can reach. Which one stands behind the link. */
export const nobodyToTell: Template<PropsFor<"nobody-to-tell", ReferralFacts & { answerBy: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `Somebody could not be told of ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "One of the providers that this referral was sent to has nobody our mail can reach. It waits in their inbox, but nobody has been told. A telephone call will help.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
          ["Answers are due", props.answerBy],
        ],
      },
      { kind: "action", label: "See who was not told", url: props.link },
    ],
    why: `You get this because you are the broker of ${props.reference}.`,
  });
