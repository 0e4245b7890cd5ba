import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { keptVersion, savedMeanwhile } from "~/platform/forms/kept-version";
import type { ProseNode } from "~/platform/markdown/prose";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary, type SummarisedForm } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { Prose } from "~/ui/prose";
import { SavedMeanwhile } from "~/ui/saved-meanwhile";
import { sentBy } from "~/ui/schema-form";
import { useOrganiserPaths } from "~/use-paths";
import type { FigureResult } from "../figures.types";
import { type Intention, intentionFacts, intentionOf } from "../intentions/intention.rules";
import type { StoredBlock } from "../queries/statement-parts.server";
import { choiceWords } from "../statement/choice-words.rules";
import {
  type FigureParameters,
  type FigureQuery,
  isFigureQuery,
  parametersOf,
} from "../statement/figure-queries.rules";
import type { Publisher } from "../statement/publisher.rules";
import {
  BLOCK_KINDS,
  type BlockKind,
  isFigureKind,
  STATEMENT_SECTIONS,
  type StatementSection,
} from "../statement/sections.options";
import type { textBlockSchema } from "../statement/statement.schema";
import { FigureView } from "./figure-view";
import { IntentionView } from "./intention-view";

/** How what was typed will read; nothing of it is saved. */
export type BlockPreview = {
  nodes: ProseNode[];
  title: string;
  intention: Intention | null;
  figure: { query: FigureQuery; parameters: FigureParameters; result: FigureResult | null } | null;
};
export type BlockResult = (SubmissionResult<string[]> & { preview?: BlockPreview }) | undefined;

export type BlockPageProps = {
  edition: number;
  /** Whose statement it is: which figures there are to choose from. */
  publisher: Publisher;
  section: StatementSection;
  kind: BlockKind;
  /** What is saved now; a new block has nothing. */
  saved: StoredBlock | null;
  /** Why it cannot be written now, in words. */
  whyNot: string | null;
  formKey: string;
  lastResult: BlockResult;
};

const sent = sentBy<typeof textBlockSchema>();

/** What may be written in Markdown. */
export function Allowed() {
  return (
    <>
      In Markdown: <code># Heading</code>, <code>- a point</code>, <code>1. a step</code>,{" "}
      <code>**strong**</code>, <code>*emphasis*</code>, <code>&gt; a quote</code>,{" "}
      <code>[words](https://…)</code>, <code>[words](#price)</code>. No HTML and no pictures. Nothing about a
      child.
    </>
  );
}

/** What is above the form, and where Cancel leads. */
export function useAround({ edition, kind, saved }: Pick<BlockPageProps, "edition" | "kind" | "saved">) {
  const paths = useOrganiserPaths();
  const back = paths.statement(edition).page();
  const title = `${saved ? "Edit" : "Add"} ${BLOCK_KINDS[kind].toLowerCase()}`;
  const crumbs = [
    { label: "Market position statement", to: paths.statements() },
    { label: `Version ${edition}`, to: back },
    { label: title },
  ];
  return { crumbs, title, back };
}

type FrameProps = BlockPageProps & { form: SummarisedForm; children: ReactNode };

/** What the forms of a text and of a figure have around their fields: errors, preview, what somebody else saved, buttons. */
export function BlockFrame({
  edition,
  section,
  kind,
  publisher,
  saved,
  formKey,
  lastResult,
  form,
  children,
}: FrameProps) {
  const { crumbs, title, back } = useAround({ edition, kind, saved });
  return (
    <>
      <Breadcrumbs items={crumbs} />
      <ErrorSummary form={form} />
      <PageHeading title={title} above={STATEMENT_SECTIONS[section].label} />
      {saved && savedMeanwhile(lastResult) ? (
        <SavedMeanwhile
          rows={[
            ...(saved.title ? [{ label: "Title", text: saved.title }] : []),
            { label: `Text, saved by ${saved.editorName}`, text: saved.body },
            ...(kind === "markdown"
              ? []
              : [{ label: BLOCK_KINDS[kind], text: choiceOf(kind, saved, publisher) }]),
          ]}
        />
      ) : null}
      {lastResult?.preview ? <Preview kind={kind} preview={lastResult.preview} /> : null}
      <Card>
        <Form method="post" id={form.id} noValidate>
          {children}
          <HiddenField name="key" value={formKey} />
          {saved ? <HiddenField name="version" value={keptVersion(lastResult, saved.revision)} /> : null}
          <Actions>
            <Button {...sent("step", "save")}>Save</Button>
            <Button {...sent("step", "preview")} tone="plain">
              Preview
            </Button>
            <ButtonLink tone="plain" to={back}>
              Cancel
            </ButtonLink>
          </Actions>
        </Form>
      </Card>
    </>
  );
}

/** What the figure or the intention is and what was chosen, line by line. */
function choiceOf(kind: BlockKind, { query, parameters }: StoredBlock, publisher: Publisher): string {
  if (kind === "intention")
    return intentionFacts(intentionOf(parameters))
      .map(({ key, value }) => `${key}: ${value}`)
      .join("\n");
  return isFigureQuery(query) ? choiceWords(query, parametersOf(parameters), publisher).join("\n") : "";
}

function Preview({ kind, preview }: { kind: BlockKind; preview: BlockPreview }) {
  const { nodes, title, figure, intention } = preview;
  return (
    <Card title="Preview">
      <p className="why">How it will read. It is not saved yet.</p>
      {figure && isFigureKind(kind) ? (
        <FigureView block={{ key: "preview", kind, text: "", nodes, title, ...figure }} />
      ) : intention ? (
        <IntentionView block={{ title, intention, nodes }} />
      ) : (
        <Prose nodes={nodes} />
      )}
    </Card>
  );
}
