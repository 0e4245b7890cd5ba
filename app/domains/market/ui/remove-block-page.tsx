import type { SubmissionResult } from "@conform-to/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { useOrganiserPaths } from "~/use-paths";
import type { BlockView } from "../queries/view-block.server";
import { FIGURE_QUERIES, isFigureQuery } from "../statement/figure-queries.rules";
import { asBlockKind, asSection, BLOCK_KINDS, STATEMENT_SECTIONS } from "../statement/sections.options";
import type { emptySchema } from "../statement/statement.schema";

type Props = BlockView & { formKey: string; lastResult: SubmissionResult<string[]> | undefined };

/** A text or a figure goes out of a draft. */
export function RemoveBlockPage({ statement, block, whyNot, formKey, lastResult }: Props) {
  const paths = useOrganiserPaths();
  const page = paths.statement(statement.number);
  const [form] = useFormOf<typeof emptySchema>({ id: "remove", lastResult });
  const kind = BLOCK_KINDS[asBlockKind(block.kind)].toLowerCase();
  const title = `Remove ${kind} from ${STATEMENT_SECTIONS[asSection(block.section)].label}`;
  return (
    <DecisionPage
      crumbs={[
        { label: "Market position statement", to: paths.statements() },
        { label: `Version ${statement.number}`, to: page.page() },
        { label: title },
      ]}
      title={title}
      before={
        <p className="whitespace-pre-wrap break-words" dir="auto">
          {block.title ||
            block.body ||
            (isFigureQuery(block.query) ? FIGURE_QUERIES[block.query].label : "It is empty.")}
        </p>
      }
      whyNot={whyNot}
      consequences={["It is no longer part of the draft. Published versions keep it."]}
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, block.revision)}
      button={`Remove ${kind}`}
      dangerous
      back={{ to: page.page(), words: "Cancel" }}
    />
  );
}
