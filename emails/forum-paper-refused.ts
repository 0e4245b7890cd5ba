import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type ForumPaperRefusedProps = PropsFor<
  "forum-paper-refused",
  {
    name: string;
    /** The forum, whose it is, and when. */
    title: string;
    owner: string;
    when: string;
    /** They uploaded it; else they run forums there. */
    sentByThem: boolean;
    link: string;
  }
>;

/** To who uploaded a paper for a forum that could not be opened. */
export const forumPaperRefused: Template<ForumPaperRefusedProps> = (props) =>
  layout({
    subject: `A paper for ${props.title} was not accepted`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: `A paper that ${props.sentByThem ? "you" : "a colleague"} uploaded for this forum could not be opened safely, so nobody can read it. The page says why and how to upload another version.`,
      },
      {
        kind: "facts",
        facts: [
          ["Forum", props.title],
          ["When", props.when],
          ["By", props.owner],
        ],
      },
      { kind: "action", label: "Open the papers", url: props.link },
    ],
    why: props.sentByThem
      ? "You get this because you uploaded the paper."
      : `You get this because you run forums for ${props.owner}.`,
  });
