import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { rowVersion, text } from "~/platform/forms/fields.schema";
import { placeholderProblem, TEMPLATE_MAX } from "./template.rules";

/** The clauses as somebody writes them. */
export const templateSchema = acrossFields(
  z.object({
    version: rowVersion,
    text: text({ label: "The clauses", max: TEMPLATE_MAX, missing: "Write at least one clause" }),
  }),
  ({ text: written }, tell) => {
    const problem = placeholderProblem(written ?? "");
    if (problem) tell("text", problem);
  },
);

/** The draft that was previewed becomes the next version. */
export const publishTemplateSchema = z.object({ version: rowVersion });
