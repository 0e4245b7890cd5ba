import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type DeliveryPassedOnProps = PropsFor<
  "delivery-passed-on",
  ReferralFacts & {
    /** Who passed it on: a colleague. */
    from: string;
    answerBy: string;
  }
>;

/** To a colleague. The note stands behind the link: it may speak of the child. */
export const deliveryPassedOn: Template<DeliveryPassedOnProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `${props.from} has passed ${props.reference} on to you`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: `${props.from} has passed a referral on to you. You have it now.` },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
          ["Answer by", props.answerBy],
        ],
      },
      { kind: "action", label: "Read the referral and the note", url: props.link },
    ],
    why: "You get this because a colleague chose you on Homeward.",
  });
