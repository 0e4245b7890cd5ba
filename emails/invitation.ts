import { layout } from "./layout.ts";
import type { Template } from "./template.ts";

export type InvitationProps = {
  name: string;
  /** Who invites. */
  by: string;
  organisation: string;
  /** The roles in words. */
  roles: string;
  /** Until when the link works, in words. */
  until: string;
  /** Carries the one-time token: taken out of the outbox once the mail is sent. */
  secretLink: string;
};

/** Somebody is invited to act for an organisation. */
export const invitation: Template<InvitationProps> = (props) =>
  layout({
    subject: `${props.organisation} invites you to Homeward`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: `${props.by} has made you a member of ${props.organisation} in Homeward, where councils of the West Midlands ask for placements for children and providers answer.`,
      },
      {
        kind: "facts",
        facts: [
          ["Organisation", props.organisation],
          ["Your role", props.roles],
          ["This link works until", props.until],
        ],
      },
      { kind: "action", label: "Open your invitation", url: props.secretLink },
      {
        kind: "text",
        text: "The link works once and is meant for you alone. If you already have a Homeward password, it stays as it is.",
      },
    ],
    why: `You get this because ${props.by} entered your address. If you do not know them, there is nothing you need to do.`,
  });
