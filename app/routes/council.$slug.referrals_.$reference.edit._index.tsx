import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewSearchLinks } from "~/domains/agreements/queries/search-links.server";
import { SearchLinks } from "~/domains/agreements/ui/search-links";
import { viewReferralTasks } from "~/domains/referrals/queries/view-referral-tasks.server";
import { REFERRAL_STATE_WORDS } from "~/domains/referrals/referral.machine";
import { PAGE_STATUS, STATE_TONES } from "~/domains/referrals/state-tones.rules";
import { viewDetailTask } from "~/domains/releases/queries/view-fuller-detail.server";
import { DetailTasks } from "~/domains/releases/ui/detail-task";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts, Phone } from "~/ui/facts";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { Tag } from "~/ui/tag";
import { TaskList } from "~/ui/task-list";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.tasks.reference ?? "Referral"}, what it asks for - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const tasks = await viewReferralTasks(actor, params.reference ?? "");
  const detail = await viewDetailTask(actor, tasks.reference);
  const searches = await viewSearchLinks(actor, tasks.reference);
  const done = noticeOf("referralPages", new URL(request.url).searchParams.get("done"));
  return { tasks, detail, searches, done, me: actor.personId };
}

export default function ReferralTasks() {
  const paths = useCouncilPaths();
  const { tasks, detail, searches, done, me } = useLoaderData<typeof loader>();
  const referral = paths.referral(tasks.reference);
  const left = tasks.pages.length - tasks.done;
  const { abilities } = tasks;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          tasks.beingWritten ? { label: tasks.reference } : { label: tasks.reference, to: referral.page() },
          ...(tasks.beingWritten ? [] : [{ label: "What it asks for" }]),
        ]}
      />
      {done ? (
        <Banner tone="good" title={done.title}>
          {done.text ? <p>{done.text}</p> : null}
        </Banner>
      ) : null}
      <PageHeading
        title={tasks.headline}
        tags={<Tag tone={STATE_TONES[tasks.state]}>{REFERRAL_STATE_WORDS[tasks.state]}</Tag>}
        lede={
          left === 0
            ? `All ${tasks.pages.length} pages are done.`
            : `${tasks.done} of ${tasks.pages.length} pages are done. Fill them in any order and come back when you like.`
        }
      />
      <SearchLinks links={searches} />
      <Columns
        aside={
          <Card title="Who does what">
            <Facts
              items={[
                { key: "Reference", value: <span className="nw">{tasks.reference}</span> },
                {
                  key: "Broker",
                  value: (
                    <>
                      {tasks.broker.id === me ? "you" : tasks.broker.name}
                      {tasks.broker.phone ? (
                        <>
                          , <Phone number={tasks.broker.phone} />
                        </>
                      ) : null}
                    </>
                  ),
                },
              ]}
            />
            {abilities.reassign ? (
              <div className="mt-4">
                <ButtonLink tone="plain" to={referral.plan("reassign")}>
                  Reassign
                </ButtonLink>
              </div>
            ) : null}
          </Card>
        }
      >
        <Card title="The request">
          <TaskList
            label="Pages of the referral"
            items={tasks.pages.map(({ page, title, status, closed }) => ({
              title,
              status: PAGE_STATUS[status],
              ...(closed ? { hint: closed } : { to: referral.editPage(page) }),
            }))}
          />
          <DetailTasks task={detail} referral={referral} />
          <Actions>
            <ButtonLink to={referral.check()}>Check answers</ButtonLink>
            {abilities.withdraw && tasks.beingWritten ? (
              <ButtonLink tone="plain" to={referral.plan("withdraw")}>
                Withdraw this referral
              </ButtonLink>
            ) : null}
          </Actions>
        </Card>
      </Columns>
    </>
  );
}
