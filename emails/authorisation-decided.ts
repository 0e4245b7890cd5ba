import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type AuthorisationDecidedProps = PropsFor<
  "authorisation-decided",
  ReferralFacts & { decision: "authorised" | "returned" | "refused" }
>;

const WORDS = {
  authorised: [
    "Funding authorised",
    "Funding for the preferred offer has been authorised. The offer can be accepted.",
  ],
  returned: [
    "Funding query",
    "There is a question about the funding you requested. Answer it to request approval again.",
  ],
  refused: [
    "Funding refused",
    "Funding for the preferred offer has been refused. The offer is back on the shortlist.",
  ],
} as const;

/** To the broker who asked. The question or the reason is behind the link. */
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
    why: `You get this because you requested funding approval for ${props.reference}.`,
  });
};
