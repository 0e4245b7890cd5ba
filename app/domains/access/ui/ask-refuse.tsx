import { AskFirst } from "~/ui/ask-first";

/** Asked before an invitation is refused: whoever sent it is told, and only they can invite again. */
export function AskRefuse({ organisation, back }: { organisation: string; back: string }) {
  return (
    <AskFirst
      title={`Refuse the invitation of ${organisation}?`}
      button="Refuse the invitation"
      fields={{ answer: "refuse" }}
      back={back}
    >
      <p>
        We tell the person who sent it. This cannot be undone: if you change your mind, ask them to invite you
        again.
      </p>
    </AskFirst>
  );
}
