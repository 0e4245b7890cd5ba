import { DEFINITIONS } from "~/domains/figures/measures.rules";
import type { AreaFigure } from "~/domains/figures/queries/figures-of-areas.server";
import type { FigureSource } from "../figures.types";

/** A file of published statistics as the source of a figure. Pure. */

type Published = Pick<AreaFigure, "measure" | "release"> & { file: string | null };

/** Where the source of this number stands among those of a figure, which gets it where it has it not yet. */
export function sourceOf(sources: FigureSource[], { measure, release, file }: Published): number {
  const known = sources.findIndex((one) => one.file === file && one.release === String(release));
  if (known >= 0) return known;
  const [publisher = "", ...title] = DEFINITIONS[measure].source.split(", ");
  sources.push({
    publisher,
    title: title.join(", "),
    release: String(release),
    file,
    date: null,
    licence: "Open Government Licence v3.0",
  });
  return sources.length - 1;
}
