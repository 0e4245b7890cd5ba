import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type AgreementFacts = {
  name: string;
  /** Of the agreement. */
  reference: string;
  council: string;
  link: string;
};

/** To whoever signs agreements for a side: a version waits for them. */
export const agreementToSign: Template<PropsFor<"agreement-to-sign", AgreementFacts & { again: boolean }>> = (
  props,
) =>
  layout({
    subject: props.again
      ? `Agreement ${props.reference} has changed: please sign the new version`
      : `Agreement ${props.reference} is ready to sign`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: props.again
          ? "The council has issued a new version of a placement agreement. It replaces the one before, and signatures on that one no longer count."
          : "The council has issued a placement agreement. It is in force once both sides have signed it.",
      },
      {
        kind: "facts",
        facts: [
          ["Agreement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read the agreement", url: props.link },
    ],
    why: "You get this because your role signs placement agreements.",
  });
