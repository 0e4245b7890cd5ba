import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { findPlacement } from "~/domains/agreements/queries/find-placement.server";
import { type DocumentPart, paragraph, tableOf } from "~/platform/documents/document-parts";
import { fullDayAndTime } from "~/platform/time";
import { issueOutcomeWords, issueTeamWords } from "../issue.options";
import { teamsRead } from "../issue.policy";
import { issueTitle } from "../issue.rules";
import { readIssueMessages } from "./issue-messages.server";
import { issuesOf, peopleOfIssues } from "./stored-issue.server";

const MAX_IN_RECORD = 500;

/** What the provider raised and what came of it, as a chapter of a document that is read years later. */
export async function issueChapter(tx: Tx, actor: Actor, reference: string): Promise<DocumentPart[]> {
  const placement = await findPlacement(tx, actor, reference);
  const issues = (await issuesOf(tx, placement.id, teamsRead(actor), MAX_IN_RECORD)).reverse();
  const ids = issues.map(({ id }) => id);
  const messages = await readIssueMessages(tx, ids, await peopleOfIssues(tx, ids), placement);
  return issues.flatMap((issue) => [
    paragraph(
      `${issueTitle(issue)}. Raised on ${fullDayAndTime(issue.raisedAt)}, with ${issueTeamWords(issue.team).toLowerCase()}. ${
        issue.closedAt === null
          ? "Not answered yet."
          : `Answered on ${fullDayAndTime(issue.closedAt)}: ${issueOutcomeWords(issue.outcome).toLowerCase()}.`
      }`,
    ),
    ...tableOf(
      issueTitle(issue),
      ["When", "Who", "What was written"],
      messages
        .filter(({ issueId }) => issueId === issue.id)
        .map(({ writtenAt, who, words }) => [fullDayAndTime(writtenAt), who, words]),
    ),
  ]);
}
