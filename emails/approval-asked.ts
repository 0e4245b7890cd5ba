import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type ApprovalAskedProps = PropsFor<"approval-asked", PlacementFacts>;

/** To the officers who may give it: a placement needs their approval. */
export const approvalAsked: Template<ApprovalAskedProps> = (props) =>
  layout({
    subject: `Placement ${props.reference}: your approval is needed`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A colleague asks you to approve this placement. The page says which regulation asks for it, what the evidence has to say and when the child moves in.",
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read it and decide", url: props.link },
    ],
    why: `You get this because you approve placements for ${props.council}.`,
  });
