import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type ChangeToDecideProps = PropsFor<"change-to-decide", PlacementFacts>;

/** To those who decide on funding: a change to the fee of a running placement waits for them. */
export const changeToDecide: Template<ChangeToDecideProps> = (props) =>
  layout({
    subject: `Placement ${props.reference}: change to authorise`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A change to the fee of this placement is waiting for your decision. Nothing is payable until it is authorised.",
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Decide on the change", url: props.link },
    ],
    why: `You get this because you can authorise funding for ${props.council}.`,
  });
