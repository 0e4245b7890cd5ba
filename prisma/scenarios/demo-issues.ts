import type { Actor } from "~/domains/access/actor";
import { answerIssue } from "~/domains/issues/commands/answer-issue.server";
import { assignIssue } from "~/domains/issues/commands/assign-issue.server";
import { raiseIssue } from "~/domains/issues/commands/raise-issue.server";
import { replyToIssue } from "~/domains/issues/commands/reply-to-issue.server";
import type { IssueTopic } from "~/domains/issues/issue.options";
import { done } from "./demo-search.ts";

/** What the home raises about one placement, and what the council writes. */
export function issuesAbout(reference: string) {
  return {
    async raised(manager: Actor, topic: IssueTopic, words: string): Promise<string> {
      const { id } = await done(
        `${manager.personName} raising an issue`,
        raiseIssue(manager, { reference, topic, urgency: "standard", words }),
      );
      return id;
    },
    async takenAndWritten(worker: Actor, id: string, words: string): Promise<void> {
      const taken = { reference, id, version: 1, owner: worker.personId };
      await done(`${worker.personName} taking an issue`, assignIssue(worker, taken));
      await done(
        `${worker.personName} writing in an issue`,
        replyToIssue(worker, { reference, id, version: 2, words }),
      );
    },
    async answered(worker: Actor, id: string, words: string): Promise<void> {
      const answer = { reference, id, version: 3, outcome: "agreed", words } as const;
      await done(`${worker.personName} answering an issue`, answerIssue(worker, answer));
    },
  };
}
