import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the broker. The reason stands behind the link. */
export const offerWithdrawn: Template<PropsFor<"offer-withdrawn", ReferralFacts>> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `An offer for ${props.reference} is withdrawn`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: "A provider has withdrawn an offer. The reason is on the page." },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Compare the offers", url: props.link },
    ],
    why: `You get this because you are the broker of ${props.reference}.`,
  });
