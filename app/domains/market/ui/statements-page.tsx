import type { SubmissionResult } from "@conform-to/react";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { publicStatements } from "~/paths/statements";
import { keptDigest, savedMeanwhile } from "~/platform/forms/kept-version";
import { londonDate } from "~/platform/time";
import { Anchor } from "~/ui/anchor";
import { Actions, ButtonLink } from "~/ui/button";
import { DecisionPage } from "~/ui/decision-page";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { SavedMeanwhile } from "~/ui/saved-meanwhile";
import { useFormOf } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useOrganiserPaths } from "~/use-paths";
import type { Edition, StatementList } from "../queries/list-statements.server";
import { STATEMENT_STATE_WORDS } from "../statement/statement.machine";
import type { detailsSchema } from "../statement/statement.schema";

const dayOf = (at: Date) => dateWords(londonDate(at));
const TONES = { draft: "soon", "in-review": "now", published: "good", superseded: "plain" } as const;

type StatementsProps = {
  view: StatementList;
  slug: string;
  /** Where providers say that they are interested; the hub has none. */
  interests: string | null;
};

/** The editions of a market position statement, newest first. */
export function StatementsPage({ view, slug, interests }: StatementsProps) {
  const paths = useOrganiserPaths();
  const { editions, mayStart } = view;
  return (
    <>
      <PageHeading
        title="Market position statement"
        lede="What is needed from the market. Written together, reviewed by a colleague, then published for everybody."
      />
      <div className="mb-6">
        <Actions>
          {mayStart ? (
            <ButtonLink to={paths.startStatement()}>
              {editions.length === 0 ? "Start a statement" : "Start next version"}
            </ButtonLink>
          ) : null}
          {interests ? (
            <ButtonLink tone="plain" to={interests}>
              Interest from providers
            </ButtonLink>
          ) : null}
        </Actions>
      </div>
      {editions.length === 0 ? (
        <EmptyState title="No statement yet">
          <p>A new statement starts with ten sections and the figures that every council has.</p>
        </EmptyState>
      ) : (
        <WorkList label="Versions">
          {editions.map((edition) => (
            <EditionRow key={edition.number} edition={edition} slug={slug} />
          ))}
        </WorkList>
      )}
    </>
  );
}

function EditionRow({ edition, slug }: { edition: Edition; slug: string }) {
  const { number, title, period, state, stateSince, lastWrittenAt } = edition;
  const isPublic = state === "published" || state === "superseded";
  return (
    <WorkRow
      to={useOrganiserPaths().statement(number).page()}
      title={`${title}, ${period}`}
      tags={[{ words: STATEMENT_STATE_WORDS[state], tone: TONES[state] }]}
      line={`Version ${number}`}
      why={
        isPublic
          ? `${STATEMENT_STATE_WORDS[state]} on ${dayOf(stateSince)}`
          : `Last changed on ${dayOf(lastWrittenAt)}`
      }
    >
      {isPublic ? (
        <Anchor to={publicStatements.version(slug, number)}>Public page of version {number}</Anchor>
      ) : null}
    </WorkRow>
  );
}

type DetailsProps = {
  /** Of a draft that has them; a new statement has none yet. */
  saved: { number: number; title: string; period: string; expected: string } | null;
  /** Why it cannot be changed now, in words. */
  whyNot?: string | null;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** What a statement is called and which years it is for: of a new one, or changed. */
export function StatementDetailsPage({ saved, whyNot = null, formKey, lastResult }: DetailsProps) {
  const paths = useOrganiserPaths();
  const [form, fields] = useFormOf<typeof detailsSchema>({
    id: "statement",
    lastResult,
    defaultValue: saved ? { title: saved.title, period: saved.period } : {},
  });
  const back = saved ? paths.statement(saved.number).page() : paths.statements();
  const title = saved ? "Title and period" : "Start a market position statement";
  return (
    <DecisionPage
      crumbs={[{ label: "Market position statement", to: paths.statements() }, { label: title }]}
      title={title}
      whyNot={whyNot}
      typed={[
        { name: "title", label: "Title" },
        { name: "period", label: "Period covered" },
      ]}
      form={form}
      formKey={formKey}
      {...(saved ? { expected: keptDigest(lastResult, saved.expected) } : {})}
      button={saved ? "Save title and period" : "Start the draft"}
      back={{ to: back, words: "Cancel" }}
      before={
        saved && !whyNot && savedMeanwhile(lastResult) ? (
          <SavedMeanwhile
            rows={[
              { label: "Title", text: saved.title },
              { label: "Period", text: saved.period },
            ]}
          />
        ) : null
      }
      {...(saved
        ? {}
        : {
            consequences: [
              "A first draft has the standard sections and figures. After that, each new draft starts as a copy of the latest published version.",
              "Only your colleagues can read it until it is published.",
            ],
          })}
    >
      <TextField field={fields.title} label="Title" hint="For example, Homes for children in Wolverhampton" />
      <TextField field={fields.period} label="Period covered" hint="For example, 2026 to 2029" />
    </DecisionPage>
  );
}
