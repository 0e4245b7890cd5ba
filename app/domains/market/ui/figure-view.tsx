import { DataTable } from "~/ui/data-table";
import { Disclosure } from "~/ui/disclosure";
import { Figures } from "~/ui/figures";
import { Prose } from "~/ui/prose";
import type { FigureCell, FigureResult, FigureRow, FigureSource } from "../figures.types";
import { chartKindsOf } from "../statement/figure-charts.rules";
import { FIGURE_QUERIES } from "../statement/figure-queries.rules";
import { cellWords, emptyFigureWords, markWords, numberWords, unitOf } from "../statement/figure-words.rules";
import { type FigureBlock, figureTitle } from "../statement/statement-content.rules";
import { FigureChart } from "./figure-chart";

/** A figure of a statement as one number, a table or a chart, with its text, sources and definition. */
export function FigureView({ block }: { block: FigureBlock<FigureResult | null> }) {
  const title = figureTitle(block, FIGURE_QUERIES[block.query].label);
  const { result } = block;
  if (!result)
    return (
      <>
        <h3>{title}</h3>
        <p className="why">{emptyFigureWords(block.query)}</p>
      </>
    );
  return (
    <div className="mt-4 mb-6">
      <Drawn block={block} figure={{ ...result, title }} />
      <Prose nodes={block.nodes} />
      <Sources figure={result} />
    </div>
  );
}

type DrawnProps = { block: FigureBlock<FigureResult | null>; figure: FigureResult };

function Drawn({ block: { kind, query, parameters }, figure }: DrawnProps) {
  if (kind === "figure") return <OneNumber figure={figure} />;
  const kinds = chartKindsOf(figure, query);
  const drawn = kinds.find((one) => one === parameters.picture) ?? kinds[0];
  if (kind === "chart" && drawn) return <FigureChart figure={figure} kind={drawn} />;
  return (
    <>
      <h3>{figure.title}</h3>
      <FigureTable figure={figure} />
    </>
  );
}

/** The newest number of the council's own row. */
function OneNumber({ figure }: { figure: FigureResult }) {
  const row = figure.rows.find(({ kind }) => kind === "own") ?? figure.rows[0];
  const column = figure.columns.at(-1);
  const cell = row?.cells[figure.columns.length - 1];
  if (!row || !column || !cell) return null;
  return (
    <>
      <h3>{figure.title}</h3>
      <Figures
        bare
        items={[
          {
            value: cellWords(cell, unitOf(figure, column)),
            words: `${unitOf(figure, column).label}, ${row.label}, ${column.label}`,
          },
        ]}
      />
    </>
  );
}

function FigureTable({ figure }: { figure: FigureResult }) {
  return (
    <DataTable<FigureRow>
      caption={`${figure.title} (${figure.unit.label})`}
      captionHidden
      columns={[
        { header: figure.rowHeading, cell: ({ label, kind }) => (kind ? <strong>{label}</strong> : label) },
        ...figure.columns.map((column, at) => ({
          header: column.label,
          numeric: true,
          cell: ({ cells }: FigureRow) => <Cell figure={figure} cell={cells[at]} at={at} />,
        })),
      ]}
      rows={figure.rows}
      rowKey={({ key }) => key}
    />
  );
}

function Cell({ figure, cell, at }: { figure: FigureResult; cell: FigureCell | undefined; at: number }) {
  const column = figure.columns[at];
  if (!cell || !column) return null;
  const unit = unitOf(figure, column);
  const before = cell.revisedFrom;
  return (
    <>
      {cellWords(cell, unit)}
      {before ? (
        <small className="why block">
          revised from{" "}
          {before.value === null ? before.mark && markWords(before.mark) : numberWords(before.value, unit)}
        </small>
      ) : null}
    </>
  );
}

const sourceWords = ({ publisher, title, release, file }: FigureSource) =>
  [publisher, title, release && `release ${release}`, file].filter(Boolean).join(", ");

function Sources({ figure }: { figure: FigureResult }) {
  return (
    <>
      <p className="why mb-1">Unit: {figure.unit.label}.</p>
      <Disclosure summary="Sources and definition">
        <p>{figure.definition}</p>
        {(figure.notes ?? []).map((note) => (
          <p key={note}>{note}</p>
        ))}
        <ul className="list-disc pl-5">
          {figure.sources.map((source) => (
            <li key={sourceWords(source)} className="break-words">
              {sourceWords(source)}
              {source.licence ? `. ${source.licence}` : null}
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}
