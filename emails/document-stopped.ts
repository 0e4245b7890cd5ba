import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type DocumentStoppedProps = PropsFor<
  "document-stopped",
  ReferralFacts & {
    /** refused: it is not taken. waits: nothing opens it before the virus scanner answers. */
    what: "refused" | "waits";
  }
>;

const SAID = {
  refused: {
    subject: (reference: string) => `Your document for ${reference} was not accepted`,
    text: "The redacted document that you sent cannot be shown to homes. The page says why and what to do next.",
  },
  waits: {
    subject: (reference: string) => `Your document for ${reference} is waiting for the virus scanner`,
    text: "We cannot reach the virus scanner. We have kept your document and will check it as soon as we can. If this takes longer than an hour, tell the people who run the portal.",
  },
} as const;

/** To who sent a redacted document, when it goes no further by itself. */
export const documentStopped: Template<DocumentStoppedProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: SAID[props.what].subject(props.reference),
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: SAID[props.what].text },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Open the documents", url: props.link },
    ],
    why: "You get this because you sent the document.",
  });
