import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To whoever asked, else to the broker: a home has replied to what was asked about its impact assessment. */
export const impactReplied: Template<PropsFor<"impact-replied", ReferralFacts>> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `A provider has replied about its impact assessment for ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A provider has replied to your council's questions about its impact assessment.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Open the offers", url: props.link },
    ],
    why: `You get this because you asked, or because you are the broker of ${props.reference}.`,
  });
