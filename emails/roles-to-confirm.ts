import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type RolesToConfirmProps = PropsFor<
  "roles-to-confirm",
  {
    /** Who asks. */
    by: string;
    organisation: string;
    link: string;
  }
>;

/** Somebody is to get roles over children, money or identity: a second person has to say yes. */
export const rolesToConfirm: Template<RolesToConfirmProps> = ({ by, organisation, link }) =>
  layout({
    subject: `Confirm new roles at ${organisation}`,
    blocks: [
      {
        kind: "text",
        text: `${by} wants to give somebody at ${organisation} roles that see children's details, decide on funding or change people. A second person must confirm them before they start.`,
      },
      { kind: "action", label: "See who and which roles", url: link },
      {
        kind: "text",
        text: "If you did not expect this, ring the person who asked, on a number you know, before you confirm.",
      },
    ],
    why: "You get this because you can confirm it. Nobody can confirm what they asked for themselves.",
  });
