import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import { referralSubject } from "./referral-subject.ts";
import type { PropsFor, Template } from "./template.ts";

/** Rule 8 of the domain: the reference, the council, the deadline and a link; nothing more. */
export type ReferralWaitingProps = PropsFor<
  "referral-waiting",
  Omit<ReferralFacts, "link"> & {
    /** In words that still hold when it is read: "Friday 4 December at 5pm". */
    answerBy: string;
    provider: string;
    /** Until when the link works, in words. */
    until: string;
    /** Carries the one-time token: taken out of the outbox once the mail is sent. */
    secretLink: string;
  }
>;

/** A referral for a provider that nobody has come in for yet, to who was invited to. */
export const referralWaiting: Template<ReferralWaitingProps> = (props) =>
  layout({
    subject: referralSubject(props),
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: `${props.council} asks whether ${props.provider} can look after a child. You were invited to answer for ${props.provider} and have not said yes or no.`,
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
          ["Answer by", props.answerBy],
          ["This link works until", props.until],
        ],
      },
      { kind: "action", label: "Open your invitation", url: props.secretLink },
      { kind: "text", text: "Once you have said yes, you are at the referral." },
    ],
    why: `You get this because you were invited to answer for ${props.provider}. If that is not you, say no on the page.`,
  });
