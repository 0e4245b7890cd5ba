import { type ForumMailProps, forumFacts } from "./forum-facts.ts";
import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

/** A week and a day before. */
export const forumReminder: Template<PropsFor<"forum-reminder", ForumMailProps>> = (props) => ({
  ...layout({
    subject: `Coming up: ${props.title}, ${props.when}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: "You have a seat at this forum." },
      forumFacts(props),
      { kind: "action", label: "Can't come? Say so here", url: props.secretLink },
    ],
    why: "You get this because you have a seat at this forum.",
  }),
  ...(props.calendar ? { calendar: props.calendar } : {}),
});
