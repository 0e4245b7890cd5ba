import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type InvitationRefusedProps = PropsFor<
  "invitation-refused",
  {
    /** Who was invited, as whoever invited them wrote it. */
    name: string;
    email: string;
    organisation: string;
    link: string;
    /** They were invited into the reader's own organisation, not brought on from the register. */
    own: boolean;
  }
>;

/** Somebody does not want to act for an organisation. */
export const invitationRefused: Template<InvitationRefusedProps> = (props) =>
  layout({
    subject: `${props.name} has refused the invitation to ${props.organisation}`,
    blocks: [
      {
        kind: "text",
        text: `${props.name} (${props.email}) does not want to act for ${props.organisation} on Homeward. The link in the invitation is of no use any more.`,
      },
      {
        kind: "action",
        label: props.own ? "See who acts for you" : "Find it in the register and invite somebody else",
        url: props.link,
      },
    ],
    why: "You get this because you sent the invitation, or look after the people of the organisation that did.",
  });
