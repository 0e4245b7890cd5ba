import { type ForumMailProps, forumFacts } from "./forum-facts.ts";
import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

/** The time or place of a date has changed. */
export const forumChanged: Template<PropsFor<"forum-changed", ForumMailProps>> = (props) => ({
  ...layout({
    subject: `Changed: ${props.title}, now ${props.when}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: "This forum has changed. Your booking stands; this is how it is now." },
      forumFacts(props),
      { kind: "text", text: "Open the file in this mail to change it in your calendar." },
      { kind: "action", label: "Can't come any more? Say so here", url: props.secretLink },
    ],
    why: "You get this because you have a booking at this forum.",
  }),
  ...(props.calendar ? { calendar: props.calendar } : {}),
});
