import { type ForumMailProps, forumFacts } from "./forum-facts.ts";
import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

/** A booking is off: by the person, or because the date is cancelled. With the file that takes it out of the calendar. */
export const forumCancelled: Template<PropsFor<"forum-cancelled", ForumMailProps>> = (props) => ({
  ...layout({
    subject: `Cancelled: ${props.title}, ${props.when}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: props.reason
          ? `This date is cancelled: ${props.reason}`
          : "Your booking is cancelled. Your seat goes to the next in line.",
      },
      forumFacts(props),
      { kind: "text", text: "Open the file in this mail to take it out of your calendar." },
    ],
    why: "You get this because you had a booking at this forum.",
  }),
  ...(props.calendar ? { calendar: props.calendar } : {}),
});
