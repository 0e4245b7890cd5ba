import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import { referralSubject } from "./referral-subject.ts";
import type { PropsFor, Template } from "./template.ts";

/** Rule 8 of the domain: the reference, the council, the deadline and a link that asks for sign-in; nothing more. */
type ReferralDeliveredProps = PropsFor<
  "referral-delivered",
  ReferralFacts & {
    /** In words that still hold when it is read: "Friday 4 December at 5pm". */
    answerBy: string;
    provider: string;
    /** Another address of the provider could not be reached, so this person is told instead. */
    instead?: boolean;
  }
>;

export const referralDelivered: Template<ReferralDeliveredProps> = (props) =>
  layout({
    subject: referralSubject(props),
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: `${props.council} asks whether ${props.provider} can look after a child.` },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
          ["Answer by", props.answerBy],
        ],
      },
      { kind: "action", label: "Read the referral and answer", url: props.link },
      {
        kind: "text",
        text: "Reading it closes nothing. You can pass it on to a colleague from the page.",
      },
    ],
    why: props.instead
      ? `You get this because you look after ${props.provider} on Homeward and we could not reach the colleague who answers referrals.`
      : `You get this because you answer referrals for ${props.provider}.`,
  });
