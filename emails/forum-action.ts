import { type Block, layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type ForumActionMailProps = PropsFor<
  "forum-action",
  {
    name: string;
    /** What is to be done. */
    words: string;
    /** The forum at which it was said, and whose. */
    title: string;
    owner: string;
    /** "Friday 12 March" */
    due: string;
    stage: "given" | "soon" | "late";
    /** The organisation that does it, where nobody is named. */
    organisation: string | null;
    link: string;
  }
>;

const SUBJECTS = { given: "For you to do", soon: "Due soon", late: "Overdue" } as const;

/** An action of a forum: when it is given, three days before it is due, and each week after. */
export const forumAction: Template<ForumActionMailProps> = (props) => {
  const whose = props.organisation ?? "You";
  const first: Block = {
    kind: "text",
    text:
      props.stage === "given"
        ? `${whose === "You" ? "You are" : `${whose} is`} down for this action of a forum.`
        : props.stage === "soon"
          ? "This action is due soon."
          : "The day for this action has passed. Say that it is done, or why it will not be.",
  };
  return layout({
    subject: `${SUBJECTS[props.stage]}: an action of ${props.title}, by ${props.due}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      first,
      {
        kind: "facts",
        facts: [
          ["What", props.words],
          ["By", props.due],
          ["Forum", `${props.title} (${props.owner})`],
        ],
      },
      { kind: "action", label: "Say how it stands", url: props.link },
    ],
    why:
      whose === "You"
        ? "You get this because you do this action."
        : `You get this because you look after ${whose} on Homeward.`,
  });
};
