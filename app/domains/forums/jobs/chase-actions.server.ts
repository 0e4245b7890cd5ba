import { notify } from "~/domains/notifications/commands/notify.server";
import { organisationPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { addDays, dayOfColumn, londonDate, longDate } from "~/platform/time";
import { chaseDue, SOON_DAYS } from "../chase.rules";
import { CHASE_FORUM_ACTIONS } from "../forum.jobs";
import { whoRunsForums } from "../recipients.rules";

type Open = { actionId: string; organisationId: string; title: string; ownerName: string };

/**
 * The job `chase-forum-actions`: tells whoever does an action of it, reminds them before it is due, and each week once
 * it is late. Run twice it does nothing twice: what was sent is written down with the mail.
 */
export const chaseForumActions = handle(CHASE_FORUM_ACTIONS, async () => {
  const until = addDays(londonDate(now()), SOON_DAYS);
  const open = await transaction(
    "worker",
    {},
    (tx) => tx.$queryRaw<Open[]>`
      select action_id as "actionId", organisation_id as "organisationId", title, owner_name as "ownerName"
        from forum_actions_open(${until}::date)`,
  );
  for (const one of open)
    await transaction("worker", { "app.org_id": one.organisationId }, (tx) => chase(tx, one));
});

async function chase(tx: Tx, { actionId: id, organisationId, title, ownerName }: Open): Promise<void> {
  const action = await tx.forumAction.findFirst({ where: { id, state: "open" } });
  if (!action) return;
  const at = now();
  const stage = chaseDue(dayOfColumn(action.dueOn), londonDate(at), action.chased);
  if (!stage) return;
  const { count } = await tx.forumAction.updateMany({
    where: { id, NOT: { chased: { has: stage } } },
    data: { chased: { push: stage } },
  });
  if (count === 0) return;
  const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  await notify(tx, {
    template: "forum-action",
    to: { organisationId, steps: whoRunsForums(action.assigneeId) },
    props: ({ name }) => ({
      name,
      words: action.words,
      title,
      owner: ownerName,
      due: longDate(action.dueOn, at),
      stage: stage === "given" || stage === "soon" ? stage : "late",
      organisation: action.assigneeId ? null : organisation.name,
      link: `${env().APP_URL}${organisationPaths(organisation).forumAction(id)}`,
    }),
    dedupeKey: null,
  });
}
