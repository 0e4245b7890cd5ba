import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type ProviderStandingProps = PropsFor<
  "provider-standing",
  {
    name: string;
    provider: string;
    /** asked: it waits for a second person · chased: it still does, after a working day. */
    what: "asked" | "chased" | "confirmed" | "refused";
    /** Who invited its admin, and when: "Priya Nandakumar of Wolverhampton, Friday 27 November at 4pm". */
    invited: string;
    /** Who decided, with the reason they gave; null while nobody has. */
    decided: string | null;
    /** How many children of the organisation live in its owner's homes. */
    placed?: number;
    /** References of what was closed with a refused one. */
    closed?: readonly string[];
    organisation: string;
    link: string;
  }
>;

const SUBJECT: Record<ProviderStandingProps["what"], (provider: string) => string> = {
  asked: (provider) => `New provider to confirm: ${provider}`,
  chased: (provider) => `Still to confirm: ${provider}`,
  confirmed: (provider) => `${provider} is confirmed`,
  refused: (provider) => `${provider} was refused`,
};

const TEXT: Record<ProviderStandingProps["what"], string> = {
  asked:
    "It was added to Homeward with an email address that nobody else has confirmed. Until somebody at another council or the hub confirms it, it gets nothing from other councils.",
  chased:
    "It was added more than a working day ago with an email address that nobody else has confirmed. Somebody at another council or the hub still needs to confirm it.",
  confirmed:
    "A second person has confirmed that the people who act for it are its own. It will now get matching referrals.",
  refused:
    "A second person found that the people who acted for it are not its own. Nobody can act for it on Homeward, and anything it had open with you is closed. If you have sent them anything or spoken to them, ring the number in the register.",
};

function placedWords(children: number): string {
  return children === 1 ? "1 child of your council" : `${children} children of your council`;
}

/** To the hub, and to councils with a child or a search that it concerns. */
export const providerStanding: Template<ProviderStandingProps> = (props) =>
  layout({
    subject: SUBJECT[props.what](props.provider),
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: TEXT[props.what] },
      {
        kind: "facts",
        facts: [
          ["Provider", props.provider],
          ["Invited by", props.invited],
          ...(props.decided ? [["Decided by", props.decided] as [string, string]] : []),
          ...(props.placed ? [["Placed in its homes", placedWords(props.placed)] as [string, string]] : []),
          ...(props.closed?.length ? [["Also closed", props.closed.join(", ")] as [string, string]] : []),
        ],
      },
      {
        kind: "action",
        label: props.what === "asked" || props.what === "chased" ? "See what to check" : "See the provider",
        url: props.link,
      },
    ],
    why: `You get this because of your role at ${props.organisation}.`,
  });
