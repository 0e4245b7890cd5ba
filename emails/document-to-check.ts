import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To those who may be the second person of a redacted document. What is in it is behind the link. */
export const documentToCheck: Template<PropsFor<"document-to-check", ReferralFacts>> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `Redacted document for ${props.reference} needs a second person`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A colleague sent a redacted document for shortlisted homes. Nobody outside your council can read it until a second person has checked each page.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Check the document", url: props.link },
    ],
    why: `You get this because you can confirm documents for ${props.reference}.`,
  });
