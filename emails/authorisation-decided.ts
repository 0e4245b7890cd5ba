import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type AuthorisationDecidedProps = PropsFor<
  "authorisation-decided",
  ReferralFacts & { decision: "authorised" | "returned" | "refused" }
>;

const WORDS = {
  authorised: [
    "The money is authorised",
    "A head of service has authorised the money. The offer can be accepted.",
  ],
  returned: [
    "A question about the money",
    "A head of service has a question about the money. It waits for your answer.",
  ],
  refused: [
    "The money was refused",
    "A head of service has refused the money. The offer is back on the shortlist.",
  ],
} as const;

/** To the broker who asked. The question or the reason stands behind the link. */
export const authorisationDecided: Template<AuthorisationDecidedProps> = (props) => {
  const [subject, text] = WORDS[props.decision];
  return layout({
    emergency: props.emergency,
    subject: `${subject}: ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      {
        kind: "action",
        label: props.decision === "returned" ? "Read the question and answer" : "Open the offer",
        url: props.link,
      },
    ],
    why: `You get this because you asked for the money for ${props.reference}.`,
  });
};
