import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type PasswordLinkProps = PropsFor<
  "password-link",
  {
    /** Until when the link works, in words. */
    until: string;
    /** Carries the one-time token: taken out of the outbox once the mail is sent. */
    secretLink: string;
  }
>;

/** Somebody asked for a new password. */
export const passwordLink: Template<PasswordLinkProps> = (props) =>
  layout({
    subject: "Choose a new Homeward password",
    blocks: [
      { kind: "text", text: "Somebody, most likely you, asked for a new password for this address." },
      { kind: "action", label: "Choose a new password", url: props.secretLink },
      {
        kind: "text",
        text: `The link works once, until ${props.until}. Using it signs you out everywhere. Until then your old password stays as it is.`,
      },
    ],
    why: "You get this because your address was entered at Homeward. If it was not you, there is nothing you need to do.",
  });
