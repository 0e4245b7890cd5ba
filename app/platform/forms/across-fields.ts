import { z } from "zod";

/** Tells a problem of one field: its name, or the path to it. */
export type TellProblem = (field: string | readonly (string | number)[], message: string) => void;

/**
 * Rules that look at several fields of a form, or at a moment. They run also when another field is wrong, so that a
 * person is told everything in one round and does not mend one thing to hear of the next.
 *
 * A rule sees what could be read: a field that is wrong by itself is `undefined` there and has been told already.
 */
export function acrossFields<S extends z.ZodRawShape>(
  form: z.ZodObject<S>,
  rules: (read: Partial<z.output<z.ZodObject<S>>>, tell: TellProblem) => void,
): z.ZodObject<S> {
  // Without `when`, zod leaves out a form's own rules as soon as one of its fields cannot be read.
  const check = new z.core.$ZodCheck({ check: "custom", when: () => true }) as z.core.$ZodCheck<
    z.output<z.ZodObject<S>>
  >;
  check._zod.check = ({ value, issues }) => {
    if (typeof value !== "object" || value === null) return;
    const wrong = new Set(issues.map(({ path }) => String(path?.[0] ?? "")));
    const read = Object.fromEntries(Object.entries(value).filter(([field]) => !wrong.has(field)));
    rules(read as Partial<z.output<z.ZodObject<S>>>, (field, message) => {
      const path = typeof field === "string" ? [field] : [...field];
      issues.push({ code: "custom", path, message, input: value });
    });
  };
  return form.check(check);
}
