import { type ForumMailProps, forumFacts } from "./forum-facts.ts";
import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

/** The seat that was held went to the next in line. */
export const forumSeatLapsed: Template<PropsFor<"forum-seat-lapsed", ForumMailProps>> = (props) => ({
  ...layout({
    subject: `The seat was not taken: ${props.title}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The seat that was held for you was not taken in time and went to the next in line.",
      },
      forumFacts(props),
      { kind: "text", text: "You may join the waiting list again while booking is open." },
    ],
    why: "You get this because a seat was held for you at this forum.",
  }),
  ...(props.calendar ? { calendar: props.calendar } : {}),
});
