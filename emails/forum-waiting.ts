import { type ForumMailProps, forumFacts } from "./forum-facts.ts";
import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

/** Somebody is on the waiting list. */
export const forumWaiting: Template<PropsFor<"forum-waiting", ForumMailProps>> = (props) => ({
  ...layout({
    subject: `Waiting list: ${props.title}, ${props.when}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: props.placeInLine
          ? `You are on the waiting list, number ${props.placeInLine} in line.`
          : "You are on the waiting list.",
      },
      forumFacts(props),
      { kind: "text", text: "When a seat falls free for you, it is held for 24 hours and you get a mail." },
      { kind: "action", label: "See or leave the waiting list", url: props.secretLink },
    ],
    why: "You get this because you are on the waiting list of this forum.",
  }),
  ...(props.calendar ? { calendar: props.calendar } : {}),
});
