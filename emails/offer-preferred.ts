import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type OfferPreferredProps = PropsFor<
  "offer-preferred",
  {
    name: string;
    reference: string;
    /** The search is for an emergency placement: the subject says so. */
    emergency?: boolean;
    council: string;
    provider: string;
    link: string;
  }
>;

/** To the provider: its offer is preferred. Nothing is agreed until it is accepted. */
export const offerPreferred: Template<OfferPreferredProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `Your offer for ${props.reference} is preferred`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council prefers your offer and has asked for the money to be authorised. Nothing is agreed yet. Other offers may be preferred beside it.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "See how your offer stands", url: props.link },
    ],
    why: `You get this because you answer referrals for ${props.provider}.`,
  });
