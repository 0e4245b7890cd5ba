/** The teams of a council that answer issues. Keys are stored: one that is stored is never taken away. */
export const ISSUE_TEAMS = {
  "social-work": "Social work",
  finance: "Finance",
  contracts: "Contracts and commissioning",
} as const;
export type IssueTeam = keyof typeof ISSUE_TEAMS;

/** What an issue is about, as whoever raises it says it. Keys are stored. */
export const ISSUE_TOPICS = {
  decision: "A decision we are waiting for",
  contact: "Contact with the social worker",
  visit: "A visit or review",
  "care-plan": "Care plan or missing information",
  "family-time": "Family time",
  "health-education": "Health or education",
  safety: "Safety, behaviour or risk",
  allowances: "Allowances or expenses",
  agreement: "The agreement or the contract",
  other: "Something else",
} as const;
export type IssueTopic = keyof typeof ISSUE_TOPICS;

/** What came of it, as the council says it. Keys are stored. */
export const ISSUE_OUTCOMES = {
  done: "It has been done",
  agreed: "We agreed what happens next",
  explained: "We explained why it cannot be done",
  other: "Something else",
} as const;
export type IssueOutcome = keyof typeof ISSUE_OUTCOMES;

const wordsOf = (list: Readonly<Record<string, string>>, key: unknown, fallback: string) =>
  (Object.hasOwn(list, String(key)) && list[String(key)]) || fallback;
export const issueTeamWords = (key: unknown) => wordsOf(ISSUE_TEAMS, key, "Another team");
export const issueTopicWords = (key: unknown) => wordsOf(ISSUE_TOPICS, key, "Something else");
export const issueOutcomeWords = (key: unknown) => wordsOf(ISSUE_OUTCOMES, key, "Something else");
