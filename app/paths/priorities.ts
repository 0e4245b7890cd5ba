import { part } from "./part";

/** How councils do in the four priorities: everybody who has signed in reads what is published. */
export const priorityPaths = (home: string) => ({
  priorities: () => `${home}/priorities`,
  prioritiesOf: (council: string) => `${home}/priorities/councils/${part(council)}`,
});

/** The same, and what a council has of its own. */
export const ownPriorityPaths = (home: string) => ({
  ownPriorities: () => `${home}/priorities/ours`,
  replyToPriorities: (quarter: string) => `${home}/priorities/reply/${part(quarter)}`,
});
