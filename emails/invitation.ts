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
    /** A placement that was agreed with it by phone: the same of it. */
    placement?: { reference: string; council: string };
    /** Carries the one-time token: taken out of the outbox once the mail is sent. */
    secretLink: string;
  }
>;

/** Somebody is invited to act for an organisation. */
export const invitation: Template<InvitationProps> = (props) => {
  const { waiting = [], placement } = props;
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
          ...(placement
            ? [
                [
                  "Waiting for you",
                  `Placement ${placement.reference}, agreed by phone with ${placement.council}`,
                ] satisfies [string, string],
              ]
            : []),
        ],
      },
      { kind: "action", label: "Open your invitation", url: props.secretLink },
      {
        kind: "text",
        text: `There you say yes or no. ${leadsTo(waiting.length, placement !== undefined)}The link works once and is meant for you alone. Choose a password there, or sign in if you have one: it stays as it is.`,
      },
    ],
    why: `You get this because ${props.by} entered your address. If you do not know them, leave it: until you say yes, nothing happens.`,
  });
};

/** Where the link leads on to. */
function leadsTo(referrals: number, toPlacement: boolean): string {
  if (referrals === 0 && !toPlacement) return "";
  const what = toPlacement ? "placement" : referrals === 1 ? "referral" : "referrals";
  return `Once you have said yes, you are at the ${what}. `;
}
