import { ISSUE_ANSWERERS, ISSUE_ESCALATED_TO, PLACEMENT_TOLD } from "~/domains/access/role-groups";
import { placementToTell } from "~/domains/agreements/queries/placement-to-tell.server";
import { whoWorksOnPlacement } from "~/domains/agreements/queries/who-works-on-placement.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { findRecipients, type Step } from "~/domains/notifications/queries/find-recipients.server";
import { whoAnswersForProvider } from "~/domains/routing/recipients.rules";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { fullDayAndTime } from "~/platform/time";
import { TELL_ISSUE, type TellIssue } from "../issue.jobs";
import type { IssueTeam } from "../issue.options";
import { runningClock } from "../issue.rules";

/**
 * The job `tell-issue`: the other side is told by mail. Of the council whoever is responsible, else those of its team (of social
 * work those who work the case); what is late or escalated goes to the team managers as well. Of the provider who raised it, and
 * its home. Told once: the outbox takes the same thing no second time.
 */
export const tellIssue = handle(TELL_ISSUE, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

async function tell(tx: Tx, job: TellIssue): Promise<void> {
  const found = await placementToTell(tx, job);
  const issue = await tx.placementIssue.findUnique({
    where: { id: job.issueId },
    select: {
      ...{ id: true, placementId: true, ownerId: true, raisedById: true, team: true, urgent: true },
      ...{ acknowledgeDue: true, acknowledgedAt: true, resolveDue: true, closedAt: true },
    },
  });
  if (!found || issue?.placementId !== found.placement.id) return;
  const clock = runningClock(issue);
  // Answered in time: nothing is late.
  if (job.what === "not-acknowledged" && clock?.what !== "acknowledge") return;
  if (job.what === "not-resolved" && clock === null) return;
  // Passed on again since: the job of that time tells them.
  if (job.what === "assigned" && issue.ownerId !== job.ownerId) return;
  const steps =
    found.side === "council"
      ? await councilSteps(tx, job, { ...issue, team: issue.team as IssueTeam }, found.placement)
      : [{ people: [issue.raisedById], roles: PLACEMENT_TOLD }, ...whoAnswersForProvider];
  const readers = await findRecipients(tx, { organisationId: found.told.id, steps });
  if (!readers) return;
  const facts = found.facts((page) => page.issue(issue.id).page());
  await notify(tx, {
    template: "issue",
    to: { organisationId: found.told.id, people: readers.people },
    props: (person) => ({
      ...facts(person),
      what: job.what,
      urgent: issue.urgent,
      until: clock && fullDayAndTime(clock.due),
    }),
    dedupeKey: `${issue.id}:${job.what}:${job.version}`,
  });
}

/** What a team manager is told of, beside whoever has it. */
const MANAGERS_TOLD: readonly TellIssue["what"][] = ["escalated", "not-acknowledged", "not-resolved"];

async function councilSteps(
  tx: Tx,
  { what }: TellIssue,
  { team, ownerId }: { team: IssueTeam; ownerId: string | null },
  placement: { referralId: string; councilId: string },
): Promise<readonly Step[]> {
  if (what === "assigned") return [{ people: [ownerId] }];
  if (MANAGERS_TOLD.includes(what))
    return [{ people: [ownerId], roles: ISSUE_ESCALATED_TO }, { roles: ISSUE_ANSWERERS[team] }];
  const ofTeam = team === "social-work" ? [] : [{ roles: ISSUE_ANSWERERS[team] }];
  return [{ people: [ownerId] }, ...ofTeam, ...(await whoWorksOnPlacement(tx, "council", placement))];
}
