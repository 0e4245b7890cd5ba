import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type FactorResetProps = PropsFor<
  "factor-reset",
  {
    /** Whose it was. */
    person: string;
    organisation: string;
    /** Who reset it, and for which organisation. */
    by: string;
    /** When, in words. */
    at: string;
  }
>;

/** The 2-step verification of somebody was reset: the admins of every organisation they act for are told. */
export const factorReset: Template<FactorResetProps> = ({ person, organisation, by, at }) =>
  layout({
    subject: `2-step verification of ${person} was reset`,
    blocks: [
      {
        kind: "text",
        text: `${by} reset the 2-step verification of ${person}, who acts for ${organisation}, on ${at}. They have been signed out and set up a new one with their password.`,
      },
      {
        kind: "text",
        text: `If you did not expect this, ring ${person} on a number you know. If it was not them, remove them from your organisation until it is clear who has their account.`,
      },
    ],
    why: "You get this because you are an admin of an organisation they act for.",
  });
