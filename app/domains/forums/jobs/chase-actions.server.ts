import { organisationPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import type { Task } from "~/platform/jobs/jobs.server";
import { type NewMail, queueMail } from "~/platform/mailer/queue-mail.server";
import { addDays, londonDate, longDate } from "~/platform/time";
import type { ForumActionMailProps } from "~emails/forum-action";
import { chaseDue, SOON_DAYS } from "../chase.rules";
import { peopleFor } from "../queries/people-for.server";

type Open = { actionId: string; organisationId: string; title: string; ownerName: string };

/**
 * The job `chase-forum-actions`: tells whoever does an action of it, reminds them before it is due, and each week once
 * it is late. Run twice it does nothing twice: what was sent is written down with the mail.
 */
export const chaseForumActions: Task = async () => {
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
};

async function chase(tx: Tx, { actionId: id, organisationId, title, ownerName }: Open): Promise<void> {
  const action = await tx.forumAction.findFirst({ where: { id, state: "open" } });
  if (!action) return;
  const at = now();
  const stage = chaseDue(action.dueOn.toISOString().slice(0, 10), londonDate(at), action.chased);
  if (!stage) return;
  const { count } = await tx.forumAction.updateMany({
    where: { id, NOT: { chased: { has: stage } } },
    data: { chased: { push: stage } },
  });
  if (count === 0) return;
  const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const people = await peopleFor(tx, organisationId, action.assigneeId);
  const mails: NewMail[] = people.map((person) => {
    const props: ForumActionMailProps = {
      name: person.name,
      words: action.words,
      title,
      owner: ownerName,
      due: longDate(action.dueOn, at),
      stage: stage === "given" || stage === "soon" ? stage : "late",
      organisation: action.assigneeId ? null : organisation.name,
      link: `${env().APP_URL}${organisationPaths(organisation).forumAction(id)}`,
    };
    return { organisationId, toPersonId: person.id, template: "forum-action", props };
  });
  await queueMail(tx, ...mails);
}
