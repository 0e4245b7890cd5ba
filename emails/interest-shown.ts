import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the broker. Who is interested, for about how much and which number to ring stands behind the link. */
export const interestShown: Template<PropsFor<"interest-shown", ReferralFacts & { answerBy: string }>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `A provider is interested in ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: "A provider is interested and has left a number to ring." },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
          ["Answers are due", props.answerBy],
        ],
      },
      { kind: "action", label: "See who is interested", url: props.link },
    ],
    why: `You get this because you are the broker of ${props.reference}.`,
  });
