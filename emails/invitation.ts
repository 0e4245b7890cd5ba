import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type InvitationProps = PropsFor<
  "invitation",
  {
    name: string;
    /** Who invites. */
    by: string;
    organisation: string;
    /** The roles in words. */
    roles: string;
    /** Until when the link works, in words. */
    until: string;
    /** Referrals that wait for the organisation already: the reference, the council and the deadline, nothing else. */
    waiting?: readonly { reference: string; council: string; answerBy: string }[];
    /** Carries the one-time token: taken out of the outbox once the mail is sent. */
    secretLink: string;
  }
>;

/** Somebody is invited to act for an organisation. */
export const invitation: Template<InvitationProps> = (props) => {
  const { waiting = [] } = props;
  return layout({
    subject: `${props.organisation} invites you to Homeward`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: `${props.by} asks you to act for ${props.organisation} in Homeward, where councils of the West Midlands ask for placements for children and providers answer.`,
      },
      {
        kind: "facts",
        facts: [
          ["Organisation", props.organisation],
          ["Your role", props.roles],
          ["This link works until", props.until],
          ...waiting.map(({ reference, council, answerBy }): [string, string] => [
            "Waiting for you",
            `${reference} from ${council}, answer by ${answerBy}`,
          ]),
        ],
      },
      { kind: "action", label: "Open your invitation", url: props.secretLink },
      {
        kind: "text",
        text: `There you say yes or no. ${waiting.length === 0 ? "" : `Once you have said yes, you are at the ${waiting.length === 1 ? "referral" : "referrals"}. `}The link works once and is meant for you alone. Choose a password there, or sign in if you have one: it stays as it is.`,
      },
    ],
    why: `You get this because ${props.by} entered your address. If you do not know them, leave it: until you say yes, nothing happens.`,
  });
};
