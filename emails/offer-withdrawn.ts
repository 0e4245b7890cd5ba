import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type OfferWithdrawnProps = PropsFor<
  "offer-withdrawn",
  {
    name: string;
    reference: string;
    /** The search is for an emergency placement: the subject says so. */
    emergency?: boolean;
    council: string;
    link: string;
  }
>;

/** To the broker. The reason stands behind the link. */
export const offerWithdrawn: Template<OfferWithdrawnProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `An offer for ${props.reference} is withdrawn`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: "A provider has withdrawn an offer. The reason is on the page." },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Compare the offers", url: props.link },
    ],
    why: `You get this because you are the broker of ${props.reference}.`,
  });
