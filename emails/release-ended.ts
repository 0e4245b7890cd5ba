import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the same person: what was released to them is closed again. Why is between them and the council. */
export const releaseEnded: Template<PropsFor<"release-ended", ReferralFacts>> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `Information on ${props.reference} is closed`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "What the council had released to you is closed again. Keep nothing of it, also not on paper. Ring the council if you have a question.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "See the referral", url: props.link },
    ],
    why: "You get this because an officer of the council had named you.",
  });
