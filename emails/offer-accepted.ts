import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type OfferAcceptedProps = PropsFor<
  "offer-accepted",
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

/** To the provider whose offer was accepted. */
export const offerAccepted: Template<OfferAcceptedProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `Your offer for ${props.reference} is accepted`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has accepted your offer. The broker will ring you about what comes next.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "See what was accepted", url: props.link },
    ],
    why: `You get this because you answer referrals for ${props.provider}.`,
  });
