import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type DocumentToCheckProps = PropsFor<
  "document-to-check",
  {
    name: string;
    reference: string;
    /** The search is for an emergency placement: the subject says so. */
    emergency?: boolean;
    council: string;
    link: string;
  }
>;

/** To those who may be the second person of a redacted document. What is in it is behind the link. */
export const documentToCheck: Template<DocumentToCheckProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `Redacted document for ${props.reference} needs a second person`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A colleague sent a redacted document for shortlisted homes. Nobody outside your council can read it until a second person has checked each page.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Check the document", url: props.link },
    ],
    why: `You get this because you can confirm documents for ${props.reference}.`,
  });
