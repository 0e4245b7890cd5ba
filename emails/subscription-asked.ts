import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type SubscriptionAskedProps = PropsFor<
  "subscription-asked",
  {
    council: string;
    /** Until when the link works, in words. */
    until: string;
    /** Carries the one-time token: taken out of the outbox once the mail is sent. */
    secretLink: string;
  }
>;

/** Somebody entered this address to be told of new versions: nothing more is sent before its reader says so too. */
export const subscriptionAsked: Template<SubscriptionAskedProps> = ({ council, until, secretLink }) =>
  layout({
    subject: `Confirm your subscription to the market position statement of ${council}`,
    blocks: [
      {
        kind: "text",
        text: `Somebody, most likely you, asked for an email whenever ${council} publishes a new version of its market position statement.`,
      },
      { kind: "action", label: "Confirm subscription", url: secretLink },
      {
        kind: "text",
        text: `The link works until ${until}. Without it nothing more is sent to this address.`,
      },
    ],
    why: "You get this because your address was entered at Homeward. If it was not you, there is nothing you need to do.",
  });
