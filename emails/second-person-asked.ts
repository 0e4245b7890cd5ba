import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type SecondPersonAskedProps = PropsFor<
  "second-person-asked",
  {
    name: string;
    reference: string;
    /** The search is for an emergency placement: the subject says so. */
    emergency?: boolean;
    council: string;
    link: string;
  }
>;

/** To those who may agree that something known of a child stays in what is published. What it is stands behind the link. */
export const secondPersonAsked: Template<SecondPersonAskedProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `A second person is asked about ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A colleague left something known of the child in what providers will read. Nothing more is sent before a second person agrees, or masks it.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Look and decide", url: props.link },
    ],
    why: `You get this because you may decide on what providers read of ${props.reference}.`,
  });
