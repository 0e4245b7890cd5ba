import { type ForumMailProps, forumFacts } from "./forum-facts.ts";
import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

/** Somebody has a seat at a forum: with the file for their calendar. */
export const forumBooked: Template<PropsFor<"forum-booked", ForumMailProps>> = (props) => ({
  ...layout({
    subject: `Booked: ${props.title}, ${props.when}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: props.bookedBy ? `${props.bookedBy} has booked you a seat.` : "You have a seat.",
      },
      forumFacts(props),
      { kind: "text", text: "Open it in your calendar with the file in this mail." },
      { kind: "action", label: "Can't come? Say so here", url: props.secretLink },
    ],
    why: "You get this because you have a seat at this forum.",
  }),
  ...(props.calendar ? { calendar: props.calendar } : {}),
});
