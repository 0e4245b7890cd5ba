import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type AccountNoticeProps = PropsFor<
  "account-notice",
  {
    what:
      | "new-sign-in"
      | "authenticator-added"
      | "passkey-added"
      | "factor-removed"
      | "factor-reset"
      | "recovery-code-used"
      | "recovery-codes-made";
    /** When, in words. */
    at: string;
    /** The browser, or how many recovery codes are left. */
    detail?: string;
    /** The person's account page. */
    link: string;
  }
>;

type Words = { subject: string; text: (props: AccountNoticeProps) => string };

const WORDS: Record<AccountNoticeProps["what"], Words> = {
  "new-sign-in": {
    subject: "New sign-in to your Homeward account",
    text: ({ at, detail }) =>
      `Somebody signed in to your account on ${at} from a browser not used with it before${detail ? `: ${detail}` : ""}.`,
  },
  "authenticator-added": {
    subject: "An authenticator app was added to your Homeward account",
    text: ({ at }) =>
      `An authenticator app was added to your account on ${at}. It shows the security codes you sign in with.`,
  },
  "passkey-added": {
    subject: "A passkey was added to your Homeward account",
    text: ({ at }) => `A passkey was added to your account on ${at}. It can sign you in.`,
  },
  "factor-removed": {
    subject: "A way to confirm sign-in was removed from your Homeward account",
    text: ({ at }) => `A passkey or authenticator app was removed from your account on ${at}.`,
  },
  "factor-reset": {
    subject: "Your Homeward 2-step verification was reset",
    text: ({ at, detail }) =>
      `${detail ?? "An admin"} removed your passkeys, authenticator app and recovery codes on ${at}. You have been signed out. When you sign in with your password, you will set it up again.`,
  },
  "recovery-code-used": {
    subject: "A recovery code was used for your Homeward account",
    text: ({ at, detail }) => `A recovery code was used on ${at}. ${detail ?? ""} Each code works once.`,
  },
  "recovery-codes-made": {
    subject: "New recovery codes for your Homeward account",
    text: ({ at }) => `New recovery codes were made for your account on ${at}. The old ones no longer work.`,
  },
};

/** Something about somebody's account changed that they should know of. */
export const accountNotice: Template<AccountNoticeProps> = (props) => {
  const words = WORDS[props.what];
  return layout({
    subject: words.subject,
    blocks: [
      { kind: "text", text: words.text(props) },
      { kind: "action", label: "Check your account", url: props.link },
      {
        kind: "text",
        text: "If this was not you, change your password, sign out everywhere and tell an admin of your organisation now.",
      },
    ],
    why: "You get this because it concerns the security of your account.",
  });
};
