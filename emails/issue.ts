import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type IssueProps = PropsFor<
  "issue",
  PlacementFacts & {
    what:
      | "raised"
      | "replied"
      | "answered"
      | "closed"
      | "disputed"
      | "assigned"
      | "routed"
      | "escalated"
      | "not-acknowledged"
      | "not-resolved";
    urgent: boolean;
    /** By when the council should write or answer, with the year; null once it is answered. */
    until: string | null;
  }
>;

type Words = { subject: string; text: string; due?: (until: string) => string; label: string };

const dueBy = (until: string) => ` It is due by ${until}.`;

const WORDS: Readonly<Record<IssueProps["what"], Words>> = {
  raised: {
    subject: "issue raised",
    text: "The provider has raised an issue about this placement.",
    due: (until) => ` Your first answer is due by ${until}.`,
    label: "Read and answer the issue",
  },
  replied: {
    subject: "new message in an issue",
    text: "There is a new message in an issue about this placement.",
    label: "Read the message",
  },
  answered: {
    subject: "issue answered",
    text: "The council has answered your issue about this placement. If the answer is not right, you can dispute it.",
    label: "Read the answer",
  },
  closed: {
    subject: "issue closed",
    text: "The council has closed your issue about this placement. The child’s record is no longer kept, so nobody can write in the issue any more. The page says the outcome.",
    label: "See the outcome",
  },
  disputed: {
    subject: "answer to an issue disputed",
    text: "The provider says that your answer to an issue about this placement is not right. The issue is open again.",
    label: "Read why",
  },
  assigned: {
    subject: "you are responsible for an issue",
    text: "A colleague has made you responsible for an issue about this placement.",
    due: dueBy,
    label: "Read the issue",
  },
  routed: {
    subject: "issue passed to your team",
    text: "A colleague has passed an issue about this placement to your team. Nobody is responsible for it yet.",
    due: dueBy,
    label: "Read the issue",
  },
  escalated: {
    subject: "issue escalated to you",
    text: "The provider has escalated an issue about this placement to the team manager, because it is late or the answer was not right.",
    label: "Read the issue",
  },
  "not-acknowledged": {
    subject: "issue without an answer",
    text: "Nobody has written back about an issue with this placement.",
    due: (until) => ` A first answer was due by ${until}.`,
    label: "Read and answer the issue",
  },
  "not-resolved": {
    subject: "issue not resolved",
    text: "An issue about this placement is still open.",
    due: (until) => ` It was due by ${until}.`,
    label: "Read and answer the issue",
  },
};

/** To either side of an issue. What it is about stands behind the link. */
export const issue: Template<IssueProps> = (props) => {
  const { subject, text, due, label } = WORDS[props.what];
  return layout({
    subject: `${props.urgent ? "Urgent. " : ""}Placement ${props.reference}: ${subject}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: due && props.until ? `${text}${due(props.until)}` : text },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label, url: props.link },
    ],
    why: "You get this because you work on this placement.",
  });
};
