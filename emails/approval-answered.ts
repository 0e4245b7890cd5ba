import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type ApprovalAnsweredProps = PropsFor<
  "approval-answered",
  PlacementFacts & { answer: "given" | "returned" }
>;

const WORDS = {
  given: { subject: "approved", text: "The approval that you asked for is given." },
  returned: {
    subject: "approval returned to you",
    text: "The approval that you asked for was returned with a question. Nothing is approved until you have asked again.",
  },
} as const;

/** To whoever asked for an approval: it was given, or returned. */
export const approvalAnswered: Template<ApprovalAnsweredProps> = (props) =>
  layout({
    subject: `Placement ${props.reference}: ${WORDS[props.answer].subject}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: WORDS[props.answer].text },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "See the statutory steps", url: props.link },
    ],
    why: "You get this because you asked for the approval.",
  });
