import { dateWords } from "~/domains/offers/cost-words.rules";
import { publicStatements } from "~/paths/statements";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { SummaryList } from "~/ui/summary-list";
import { Tag } from "~/ui/tag";
import { Timeline } from "~/ui/timeline";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths, useSidePaths } from "~/use-paths";
import type { InterestList, InterestRow } from "../queries/list-interests.server";
import type { InterestMessageView, InterestView } from "../queries/view-interest.server";

const LIST = { council: "Interest from providers", provider: "Interest in what councils need" } as const;

/** What providers told a council, or what a provider has told councils: what is open first, then what is not. */
export function InterestsPage({ view }: { view: InterestList }) {
  const { side, open, closed, moreOpen, moreClosed } = view;
  const council = side === "council";
  return (
    <>
      {council ? <CouncilCrumbs /> : null}
      <PageHeading
        title={LIST[side]}
        lede={
          council
            ? "What providers could offer for your commissioning intentions. Those to answer are first."
            : "What you could offer for what councils intend to commission, and what they answered."
        }
      />
      {council ? null : (
        <div className="mb-6">
          <Actions>
            <ButtonLink to={publicStatements.list()}>Read what councils need</ButtonLink>
          </Actions>
        </div>
      )}
      {open.length === 0 ? (
        <EmptyState title={council ? "No open interest" : "You have not registered interest in anything"}>
          <p>
            {council
              ? "Providers press “We are interested” beside a commissioning intention of your published statement."
              : "Open a council’s statement and press “We are interested” beside what it intends to commission."}
          </p>
        </EmptyState>
      ) : (
        <>
          <h2>Open</h2>
          <Rows label="Open interest" rows={open} />
          {moreOpen ? <p>Only {open.length} are listed.</p> : null}
        </>
      )}
      {closed.length > 0 ? (
        <>
          <h2 className="mt-10">Not now, or withdrawn</h2>
          <Rows label="Closed interest" rows={closed} />
          {moreClosed ? <p>Only the newest {closed.length} are listed.</p> : null}
        </>
      ) : null}
    </>
  );
}

function CouncilCrumbs() {
  const paths = useCouncilPaths();
  return (
    <Breadcrumbs
      items={[{ label: "Market position statement", to: paths.statements() }, { label: LIST.council }]}
    />
  );
}

function Rows({ label, rows }: { label: string; rows: InterestRow[] }) {
  const paths = useSidePaths();
  return (
    <WorkList label={label}>
      {rows.map((row) => (
        <WorkRow
          key={row.id}
          level={3}
          to={paths.interest(row.id).page()}
          title={row.title}
          tags={row.tags}
          line={row.line}
          why={row.why}
        />
      ))}
    </WorkList>
  );
}

/** One interest: what could be offered, where it has got to and all that was written, oldest first. The same for both sides. */
export function InterestPage({ view }: { view: InterestView }) {
  const paths = useSidePaths();
  const other = view.side === "council" ? view.provider : view.council;
  return (
    <>
      <Breadcrumbs items={[{ label: LIST[view.side], to: paths.interests() }, { label: view.title }]} />
      <PageHeading
        title={view.title}
        above={other}
        tags={view.tags.map(({ words, tone }) => (
          <Tag key={words} tone={tone}>
            {words}
          </Tag>
        ))}
      />
      <SummaryList
        rows={[
          { key: "Beds", value: view.beds.toLocaleString("en-GB") },
          { key: "Where", value: view.place },
          { key: "Could open by", value: dateWords(view.openBy) },
          {
            key: "What would make it happen",
            value: <span className="break-words whitespace-pre-line">{view.needed}</span>,
          },
          { key: "Submitted", value: `${view.submitted.by}, ${view.provider}, ${view.submitted.when}` },
          {
            key: "The council’s statement",
            value: (
              <Anchor to={publicStatements.version(view.councilSlug, view.statementNumber)}>
                {view.council}, version {view.statementNumber}
              </Anchor>
            ),
          },
        ]}
      />
      <Card title="Messages">
        {view.messages.length === 0 ? (
          <p>No messages yet.</p>
        ) : (
          <Timeline
            label="Messages"
            items={view.messages.map((one) => ({
              id: one.id,
              when: one.when,
              dateTime: one.at,
              who: one.who,
              text: <Message one={one} />,
            }))}
          />
        )}
      </Card>
      <Steps view={view} />
    </>
  );
}

function Message({ one: { step, words } }: { one: InterestMessageView }) {
  return (
    <>
      {step ? <strong className="block">{step}</strong> : null}
      {words ? <span className="break-words whitespace-pre-line">{words}</span> : null}
    </>
  );
}

function Steps({ view: { abilities, id } }: { view: InterestView }) {
  const { step } = useSidePaths().interest(id);
  const { answer, write, withdraw } = abilities;
  if (!(answer || write || withdraw)) return null;
  return (
    <div className="mt-6">
      <Actions>
        {answer ? <ButtonLink to={step("answer")}>Answer</ButtonLink> : null}
        {write ? <ButtonLink to={step("write")}>Write to the council</ButtonLink> : null}
        {withdraw ? (
          <ButtonLink tone="plain" to={step("withdraw")}>
            Withdraw
          </ButtonLink>
        ) : null}
      </Actions>
    </div>
  );
}
