import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type ApprovalToAskProps = PropsFor<"approval-to-ask", PlacementFacts & { movesIn: string | null }>;

/** To whoever works the case: a placement needs an approval that nobody has requested. */
export const approvalToAsk: Template<ApprovalToAskProps> = (props) =>
  layout({
    subject: props.movesIn
      ? `Placement ${props.reference}: request approval before ${props.movesIn}`
      : `Placement ${props.reference}: request approval now`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The law asks for an approval of this placement before the child moves in, and nobody has requested it.",
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
          ["Child moves in", props.movesIn ?? "The child has moved in"],
        ],
      },
      { kind: "action", label: "Request approval", url: props.link },
    ],
    why: `You get this because you work on this placement for ${props.council}.`,
  });
