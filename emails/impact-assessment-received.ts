import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the broker. What the home says of this child and the others stands behind the link. */
export const impactAssessmentReceived: Template<PropsFor<"impact-assessment-received", ReferralFacts>> = (
  props,
) =>
  layout({
    emergency: props.emergency,
    subject: `Impact assessment received for ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A provider has sent the impact assessment of its offer. The social worker or the broker answers it.",
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
    why: `You get this because you are the broker of ${props.reference}.`,
  });
