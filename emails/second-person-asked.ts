import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To those who may agree that something known of a child stays in what is published. What it is stands behind the link. */
export const secondPersonAsked: Template<PropsFor<"second-person-asked", ReferralFacts>> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `A second person is asked about ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A colleague left something known of the child in what providers will read. Nothing more is sent before a second person agrees, or masks it.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Look and decide", url: props.link },
    ],
    why: `You get this because you may decide on what providers read of ${props.reference}.`,
  });
