import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import {
  authorisationTab,
  listAuthorisations,
} from "~/domains/authorisations/queries/list-authorisations.server";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";
import { EmptyState } from "~/ui/empty-state";
import { KeyPaging } from "~/ui/key-paging";
import { TabLinks } from "~/ui/nav-strip";
import { PageHeading } from "~/ui/page-heading";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Authorisations - Homeward" }];

const EMPTY = {
  asked: {
    title: "No money waits for a decision",
    words: "A request comes here when a broker prefers an offer. The oldest stands first.",
  },
  returned: {
    title: "No question is open",
    words: "A request stands here while a broker answers a question about it.",
  },
  decided: { title: "Nothing has been decided yet", words: "Decisions stand here, the newest first." },
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const search = new URL(request.url).searchParams;
  const after = search.get("after");
  const list = await listAuthorisations(actor, authorisationTab(search.get("show")), after);
  return { list, further: after !== null, done: noticeOf("authorisations", search.get("done")) ?? null };
}

export default function Authorisations() {
  const paths = useCouncilPaths();
  const { list, further, done } = useLoaderData<typeof loader>();
  const { tab, rows } = list;
  const show = tab === "asked" ? "" : `show=${tab}`;
  return (
    <>
      {done ? (
        <Banner tone="good">
          <p>{done}</p>
        </Banner>
      ) : null}
      <PageHeading
        title="Money to authorise"
        lede="Nothing is accepted without a head of service. Who asked never decides."
      />
      <TabLinks
        label="Which requests"
        items={[
          { label: "Waiting", to: paths.authorisations(), current: tab === "asked" },
          {
            label: "Question open",
            to: `${paths.authorisations()}?show=returned`,
            current: tab === "returned",
          },
          { label: "Decided", to: `${paths.authorisations()}?show=decided`, current: tab === "decided" },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={EMPTY[tab].title}>
          <p>{EMPTY[tab].words}</p>
        </EmptyState>
      ) : (
        <WorkList label="Requests for money">
          {rows.map((row) => (
            <WorkRow
              key={row.id}
              to={paths.authorisation(row.id).page()}
              title={
                <>
                  {row.service} for <span className="nw">{row.reference}</span>
                </>
              }
              tags={[{ words: row.state, tone: row.tone }]}
              line={`${row.headline}. ${row.money}`}
              why={row.why}
              clock={row.clock ?? undefined}
            />
          ))}
        </WorkList>
      )}
      <KeyPaging
        label="More requests"
        previous={
          further
            ? {
                to: show ? `${paths.authorisations()}?${show}` : paths.authorisations(),
                words: "Back to the first",
              }
            : undefined
        }
        next={
          list.next
            ? {
                to: `${paths.authorisations()}?${show ? `${show}&` : ""}after=${list.next}`,
                words: "More requests",
              }
            : undefined
        }
      />
    </>
  );
}
