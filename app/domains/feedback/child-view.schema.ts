import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { choice, optionalChoice, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { NOT_ASKED, VIEW_KINDS } from "./child-view.options";

export const VIEW_MAX = 2_000;

/** A child's own view: words, or how the child was asked and what it showed, or why it was not asked. */
export const childViewSchema = acrossFields(
  z.object({
    version: rowVersion,
    how: choice(keysOf(VIEW_KINDS), "Choose how the child was asked"),
    words: text({ label: "What the child said", max: VIEW_MAX }),
    observed: text({ label: "How the child was asked", max: VIEW_MAX }),
    why: optionalChoice(keysOf(NOT_ASKED), "Choose from the list"),
    note: text({ label: "What you add", max: VIEW_MAX }),
  }),
  ({ how, words, observed, why, note }, tell) => {
    if (how === "words" && words === "") tell("words", "Write what the child said, in the child’s words");
    if (how === "observed" && observed === "")
      tell("observed", "Write how the child was asked and what it showed");
    if (how === "not-asked" && why === "") tell("why", "Choose why the child was not asked");
    if (how === "not-asked" && why === "other" && note === "")
      tell("note", "Say why the child was not asked");
  },
);
