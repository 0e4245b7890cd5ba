import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the broker. Which section is incomplete, and who says so, stands behind the link. */
export const referralIncomplete: Template<
  PropsFor<"referral-incomplete", ReferralFacts & { answerBy: string }>
> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `A provider says referral ${props.reference} is incomplete`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A provider has declined because the referral is incomplete, and has named the section. Complete it and send the change: the provider is told.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
          ["Answers are due", props.answerBy],
        ],
      },
      { kind: "action", label: "See which section", url: props.link },
    ],
    why: `You get this because you are the broker of ${props.reference}.`,
  });
