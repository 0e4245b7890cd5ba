import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type InterestShownProps = PropsFor<
  "interest-shown",
  {
    name: string;
    reference: string;
    /** The search is for an emergency placement: the subject says so. */
    emergency?: boolean;
    council: string;
    answerBy: string;
    link: string;
  }
>;

/** To the broker. Who is interested, for about how much and which number to ring stands behind the link. */
export const interestShown: Template<InterestShownProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `A provider is interested in ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: "A provider is interested and has left a number to ring." },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
          ["Answers are due", props.answerBy],
        ],
      },
      { kind: "action", label: "See who is interested", url: props.link },
    ],
    why: `You get this because you are the broker of ${props.reference}.`,
  });
