import type { AgreementFacts } from "./agreement-to-sign.ts";
import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

/** To both sides, once both have signed. */
export const agreementInForce: Template<PropsFor<"agreement-in-force", AgreementFacts>> = (props) =>
  layout({
    subject: `Agreement ${props.reference} is in force`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: "Both sides have signed the placement agreement. It is in force." },
      {
        kind: "facts",
        facts: [
          ["Agreement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "See the agreement", url: props.link },
    ],
    why: "You get this because you wrote the agreement, or your role signs agreements.",
  });
