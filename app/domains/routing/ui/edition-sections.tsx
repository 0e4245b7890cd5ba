import { Card } from "~/ui/card";
import { Tag } from "~/ui/tag";

export type SectionView = {
  page: string;
  title: string;
  rows: { field: string; label: string; value: string; changedFrom: string | null }[];
};

/** What was sent, page by page; what changed is marked in words with what stood there before. */
export function EditionSections({ sections }: { sections: SectionView[] }) {
  return (
    <>
      {sections.map((section) => (
        <Card key={section.page} title={section.title}>
          <dl className="summary-list">
            {section.rows.map((row) => (
              <div key={row.field}>
                <dt>{row.label}</dt>
                <dd className="value">
                  {row.value}
                  {row.changedFrom === null ? null : (
                    <span className="why">
                      {"\n"}
                      <Tag tone="info">Changed</Tag>{" "}
                      {row.changedFrom === "" ? "not told before" : `before: ${row.changedFrom}`}
                    </span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      ))}
    </>
  );
}
