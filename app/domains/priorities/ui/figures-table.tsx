import type { ReactNode } from "react";
import { DataTable } from "~/ui/data-table";
import { Disclosure } from "~/ui/disclosure";
import { type FigureLine, linesByPriority } from "../figure-lines.rules";

/** All figures of a council under the four priorities, each with how it is counted. */
export function FiguresTable({
  lines,
  titleOf = ({ title }) => title,
}: {
  lines: readonly FigureLine[];
  /** The way to what is behind a figure, for those who may. */
  titleOf?: (line: FigureLine) => ReactNode;
}) {
  const compared = lines.some(({ everybody }) => everybody !== "");
  return linesByPriority(lines).map(({ priority, title, lines: some }) => (
    <section key={priority}>
      <h2 className="mt-8">{title}</h2>
      <DataTable<FigureLine>
        caption={title}
        captionHidden
        rows={some}
        rowKey={({ measure }) => measure}
        columns={[
          { header: "Measure", cell: titleOf },
          {
            header: "Met",
            cell: ({ met, target, pence }) => (
              <>
                {target === "" ? met : `${met} ${met === "–" ? "" : target}`}
                {pence === "" ? null : <small>, {pence}</small>}
              </>
            ),
          },
          ...(compared
            ? [
                {
                  header: "All councils",
                  numeric: true,
                  cell: ({ everybody }: FigureLine) => everybody || "–",
                },
              ]
            : []),
          { header: "Median", numeric: true, cell: ({ median }) => median },
          { header: "9 in 10 within", numeric: true, cell: ({ ninetieth }) => ninetieth },
          { header: "Open and late at the end", numeric: true, cell: ({ open }) => open },
          { header: "Counted", numeric: true, cell: ({ of }) => of },
        ]}
      />
      <Disclosure summary="How this is counted">
        <dl>
          {some.map((line) => (
            <div key={line.measure}>
              <dt>
                <strong>{line.title}</strong>
              </dt>
              <dd>{line.counted}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </section>
  ));
}
