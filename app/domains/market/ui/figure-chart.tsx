import { BarChart } from "~/ui/charts/bar-chart";
import { DotPlot } from "~/ui/charts/dot-plot";
import { LineChart } from "~/ui/charts/line-chart";
import { SlopeChart } from "~/ui/charts/slope-chart";
import { SmallMultiples } from "~/ui/charts/small-multiples";
import { StackedBarChart } from "~/ui/charts/stacked-bar-chart";
import { TileMap } from "~/ui/charts/tile-map";
import type { FigureResult } from "../figures.types";
import { type ChartKind, chartData } from "../statement/figure-charts.rules";
import { WEST_MIDLANDS_TILES } from "../tiles.rules";

/** A figure as a picture with its table. */
export function FigureChart({ figure, kind }: { figure: FigureResult; kind: ChartKind }) {
  const data = chartData(figure, kind);
  const own = figure.rows.find((row) => row.kind === "own")?.key;
  switch (kind) {
    case "bars":
      return <BarChart data={data} />;
    case "stacked":
      return <StackedBarChart data={data} />;
    case "lines":
      return <LineChart data={data} />;
    case "dots":
      return <DotPlot data={data} />;
    case "slope":
      return <SlopeChart data={data} {...(own ? { own } : {})} />;
    case "multiples":
      return <SmallMultiples data={data} />;
    case "map":
      return <TileMap data={data} tiles={WEST_MIDLANDS_TILES} />;
  }
}
