import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { useOrganiserPaths } from "~/use-paths";
import type { StatementView } from "../queries/view-statement.server";
import { filledSections } from "../statement/statement-content.rules";
import { ChangesCard } from "./changes-card";
import { SectionLinks, StatementBody } from "./statement-body";

/** A draft as the public would read it now: without what is empty, and with figures as they are today. */
export function PreviewPage({ view: { statement, council, sections, since } }: { view: StatementView }) {
  const paths = useOrganiserPaths();
  const filled = filledSections(sections);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Market position statement", to: paths.statements() },
          { label: `Version ${statement.number}`, to: paths.statement(statement.number).page() },
          { label: "Preview" },
        ]}
      />
      <Banner title="Preview: only your colleagues can see this">
        <p>Figures are as they are now. They are recalculated when you publish.</p>
      </Banner>
      <PageHeading
        title={statement.title}
        above={`${council.name}: market position statement, ${statement.period}`}
      />
      {filled.length === 0 ? (
        <EmptyState title="Nothing written yet">
          <p>Sections appear here once they have a text or a figure.</p>
        </EmptyState>
      ) : (
        <>
          <SectionLinks sections={filled} />
          {since ? <ChangesCard changes={since} before={statement.number - 1} /> : null}
          <StatementBody sections={filled} />
        </>
      )}
    </>
  );
}
