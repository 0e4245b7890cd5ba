import { data } from "@remix-run/node";
import type { Actor } from "~/domains/access/actor";
import { parseForm } from "~/platform/forms/submission.server";
import { readProse, TOO_TANGLED } from "~/platform/markdown/read-prose.server";
import { invalid } from "~/platform/refusal";
import type { BlockInput } from "../commands/write-statement.server";
import { intentionBlockSchema } from "../intentions/intention.schema";
import { previewFigure } from "../queries/view-block.server";
import { type FigureQuery, parametersFor } from "../statement/figure-queries.rules";
import type { BlockKind } from "../statement/sections.options";
import { chosenParameters, figureBlockSchema, textBlockSchema } from "../statement/statement.schema";

// Shared by the pages that add a block and that edit one.

/** What the form of a text or a figure sent: to be saved, or the page again with how it would read. */
export async function readBlockForm(request: Request, actor: Actor, kind: BlockKind, expected?: "version") {
  if (kind === "markdown") {
    const form = await parseForm(request, textBlockSchema, { expects: () => expected });
    if (!form.ok) return form;
    const { body, step } = form.value;
    const input: BlockInput = { title: "", body, query: null, parameters: {} };
    if (step !== "preview") return { ok: true as const, form, input, revision: form.version };
    const nodes = await readProse(body);
    const response = nodes
      ? data({ ...form.again().data, preview: { nodes, title: "", figure: null, intention: null } })
      : form.refuse(invalid(TOO_TANGLED, "body"));
    return { ok: false as const, response };
  }
  if (kind === "intention") {
    const form = await parseForm(request, intentionBlockSchema, { expects: () => expected });
    if (!form.ok) return form;
    const { title, body, step, ...intention } = form.value;
    const input: BlockInput = { title, body, query: null, parameters: {}, intention };
    if (step !== "preview") return { ok: true as const, form, input, revision: form.version };
    const nodes = await readProse(body);
    const response = nodes
      ? data({ ...form.again().data, preview: { nodes, title, figure: null, intention } })
      : form.refuse(invalid(TOO_TANGLED, "body"));
    return { ok: false as const, response };
  }
  const form = await parseForm(request, figureBlockSchema, { expects: () => expected });
  if (!form.ok) return form;
  const { body, title, step } = form.value;
  const query: FigureQuery = form.value.query;
  const chosen = chosenParameters(form.value);
  const input: BlockInput = { title, body, query, parameters: parametersFor(query, chosen) };
  if (step !== "preview") return { ok: true as const, form, input, revision: form.version };
  const nodes = await readProse(body);
  if (!nodes) return { ok: false as const, response: form.refuse(invalid(TOO_TANGLED, "body")) };
  const figure = { query, parameters: chosen, result: await previewFigure(actor, query, chosen) };
  return {
    ok: false as const,
    response: data({ ...form.again().data, preview: { nodes, title, figure, intention: null } }),
  };
}
