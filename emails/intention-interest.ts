import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type IntentionInterestProps = PropsFor<
  "intention-interest",
  {
    name: string;
    what: "submitted" | "answered" | "written" | "withdrawn";
    /** What the council has published that it intends to commission. */
    title: string;
    /** The other side. */
    by: string;
    link: string;
  }
>;

type Words = { subject: (by: string) => string; text: (by: string) => string; label: string };

const WORDS: Readonly<Record<IntentionInterestProps["what"], Words>> = {
  submitted: {
    subject: (by) => `${by} is interested in a commissioning intention`,
    text: (by) =>
      `${by} says what it could offer for something in your market position statement. The page says how many beds, where, from when and what would make it happen.`,
    label: "Read and answer",
  },
  answered: {
    subject: (by) => `${by} answered your interest`,
    text: (by) => `${by} has answered your interest in something it intends to commission.`,
    label: "Read the answer",
  },
  written: {
    subject: (by) => `New message from ${by} about a commissioning intention`,
    text: (by) => `${by} has written to you about its interest in something you intend to commission.`,
    label: "Read the message",
  },
  withdrawn: {
    subject: (by) => `${by} withdrew its interest`,
    text: (by) => `${by} has withdrawn its interest in something you intend to commission.`,
    label: "See the interest",
  },
};

/** To the other side of a provider's interest in a commissioning intention. What was written stands behind the link. */
export const intentionInterest: Template<IntentionInterestProps> = ({ name, what, title, by, link }) => {
  const { subject, text, label } = WORDS[what];
  return layout({
    subject: subject(by),
    greeting: `Hello ${name}`,
    blocks: [
      { kind: "text", text: text(by) },
      { kind: "facts", facts: [["Commissioning intention", title]] },
      { kind: "action", label, url: link },
    ],
    why:
      what === "answered"
        ? "You get this because you answer for your organisation."
        : "You get this because you work on your council’s market position statement.",
  });
};
