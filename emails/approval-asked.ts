import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type ApprovalAskedProps = PropsFor<"approval-asked", PlacementFacts & { movesIn: string | null }>;

/** To the officers who may give it: a placement needs their approval. */
export const approvalAsked: Template<ApprovalAskedProps> = (props) =>
  layout({
    subject: props.movesIn
      ? `Placement ${props.reference}: approve by ${props.movesIn}`
      : `Placement ${props.reference}: your approval is needed now`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A colleague has requested your approval for this placement. Read the evidence needed, then approve it or return it with a question.",
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
          ["Child moves in", props.movesIn ?? "The child has moved in"],
        ],
      },
      { kind: "action", label: "Read and decide", url: props.link },
    ],
    why: `You get this because you approve placements for ${props.council}.`,
  });
