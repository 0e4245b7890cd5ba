import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Disclosure } from "~/ui/disclosure";
import type { MovedFigure, StatementChanges } from "../statement/statement-changes.rules";

const CHANGE_WORDS = { added: "new", changed: "changed", removed: "removed" } as const;

/** What has changed since another version: in words, by section, and every figure that says something else now. */
export function ChangesCard({ changes, before }: { changes: StatementChanges; before: number }) {
  const { summary, sections, figures, moved } = changes;
  return (
    <Card title={`What has changed since version ${before}`}>
      {summary ? <p className="whitespace-pre-wrap">{summary}</p> : null}
      {sections.length > 0 ? (
        <p>
          Sections: {sections.map(({ title, change }) => `${title} (${CHANGE_WORDS[change]})`).join(", ")}.
        </p>
      ) : null}
      {!summary && sections.length === 0 ? <p>Nothing has changed yet.</p> : null}
      {moved > 0 ? (
        <Disclosure summary={moved === 1 ? "1 number has changed" : `${moved} numbers have changed`}>
          <DataTable<MovedFigure>
            caption={
              moved > figures.length
                ? `First ${figures.length} of ${moved} numbers that have changed`
                : "Numbers that have changed"
            }
            columns={[
              { header: "Figure", cell: ({ figure }) => figure },
              { header: "Row", cell: ({ row, column }) => `${row}, ${column}` },
              { header: "Before", numeric: true, cell: ({ from }) => from },
              { header: "Now", numeric: true, cell: ({ to }) => to },
            ]}
            rows={figures}
            rowKey={(move) => JSON.stringify(move)}
          />
        </Disclosure>
      ) : null}
    </Card>
  );
}
