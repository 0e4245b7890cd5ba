import type { ReferralPaths } from "~/paths";
import { TaskList } from "~/ui/task-list";
import type { DetailTask } from "../queries/view-fuller-detail.server";

const STATUS = {
  "not-started": { words: "Optional", tone: "plain" },
  "needs-more": { words: "Save it again", tone: "soon" },
  done: { words: "Done", tone: "good" },
} as const;

function documentStatus({ waiting, ready }: DetailTask["documents"]) {
  if (waiting > 0) return { words: "Needs a look", tone: "soon" } as const;
  return ready > 0 ? ({ words: `${ready} ready`, tone: "good" } as const) : STATUS["not-started"];
}

/** In the task list of a referral: the page that shortlisted homes read, apart from what everybody is sent. */
export function DetailTasks({ task, referral }: { task: DetailTask; referral: ReferralPaths }) {
  return (
    <>
      <h3 className="mt-6">For shortlisted homes</h3>
      <TaskList
        label="What shortlisted homes are told"
        items={[
          {
            title: "Fuller detail for shortlisted homes",
            status: STATUS[task.status],
            hint: task.closed ?? "Risk, health and history, for people who accept the confidentiality terms",
            ...(task.closed ? {} : { to: referral.fullerDetail() }),
          },
          {
            title: "Redacted documents",
            status: documentStatus(task.documents),
            hint: "A PDF or a plain text in which nobody can be recognised",
            to: referral.documents(),
          },
        ]}
      />
    </>
  );
}
