import { defineEvents, type ToldEvent, toBoth } from "~/domains/audit/events.rules";
import { issueOutcomeWords, issueTeamWords, issueTopicWords } from "./issue.options";

const ofIssue = {
  placement: "text",
  serviceId: "text",
  issue: "text",
  topic: "text",
  urgent: "flag",
} as const;

/** "about family time" */
const about = ({ topic }: ToldEvent["data"]) => `about: ${issueTopicWords(topic).toLowerCase()}`;
const team = (data: ToldEvent["data"]) => issueTeamWords(data.team).toLowerCase();

/** What a provider raises about a placement and what came of it, in codes alone: the words stay in the issue. */
export const ISSUE_EVENTS = defineEvents(
  { domain: "issues", group: "offer", subjects: ["placement"] },
  {
    "issue-raised": toBoth(
      ({ data }) =>
        `The provider raised an${data.urgent === true ? " urgent" : ""} issue ${about(data)}. It is with ${team(data)}`,
      { ...ofIssue, team: "text" },
    ),
    "issue-replied": toBoth(
      ({ data }) =>
        `The ${data.side === "council" ? "council" : "provider"} wrote in the issue ${about(data)}`,
      { ...ofIssue, side: "text" },
    ),
    "issue-owned": toBoth(
      ({ data }) => `Somebody at the council is responsible for the issue ${about(data)}`,
      ofIssue,
    ),
    "issue-routed": toBoth(({ data }) => `The issue ${about(data)} was passed to ${team(data)}`, {
      ...ofIssue,
      team: "text",
    }),
    "issue-escalated": toBoth(
      ({ data }) => `The provider escalated the issue ${about(data)} to the team manager`,
      ofIssue,
    ),
    "issue-answered": toBoth(
      ({ data }) =>
        `The council answered the issue ${about(data)}. Outcome: ${issueOutcomeWords(data.outcome).toLowerCase()}`,
      { ...ofIssue, outcome: "text" },
    ),
    "issue-disputed": toBoth(
      ({ data }) => `The provider disputed the answer to the issue ${about(data)}`,
      ofIssue,
    ),
  },
);
