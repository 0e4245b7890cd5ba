import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type ApprovalAnsweredProps = PropsFor<
  "approval-answered",
  PlacementFacts & { answer: "given" | "returned" }
>;

const WORDS = {
  given: {
    subject: "approval given",
    text: "An approval you requested for this placement has been given. Check the statutory steps for anything still missing.",
  },
  returned: {
    subject: "approval request returned",
    text: "Your request for approval has been returned with a question, so the approval has not been given. Answer the question and request approval again.",
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
    why: "You get this because you requested the approval.",
  });
