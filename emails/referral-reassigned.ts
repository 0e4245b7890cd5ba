import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type ReferralReassignedProps = PropsFor<
  "referral-reassigned",
  ReferralFacts & {
    /** Whether it fell to them because a colleague has left. */
    byDuty: boolean;
  }
>;

/** To a broker who has a referral from now on. */
export const referralReassigned: Template<ReferralReassignedProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `${props.reference} is yours now`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: props.byDuty
          ? "A referral fell to you, because the colleague who had it has left. Every clock keeps running."
          : "A colleague gave you a referral. Providers see your name and number on it from now on. Every clock keeps running.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Open the referral", url: props.link },
    ],
    why: `You get this because you are the broker of ${props.reference}.`,
  });
