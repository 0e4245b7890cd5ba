import { useForm } from "@conform-to/react";
import type { z } from "zod";

/** A schema that reads a form: what it takes has names. */
type FormSchema = z.ZodType<unknown, Record<string, unknown>>;

type Names<T> = T extends unknown ? keyof T & string : never;
type ValueOf<T, K extends string> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;
/** One of a list's values is sent at a time; a date and other groups have fields of their own. */
type Sent<T> = T extends readonly (infer One)[] ? Sent<One> : Extract<T, string | number>;

/**
 * `useForm` whose fields are those of the schema that reads the form: a name that the schema does not know does not
 * compile. Several schemas are one or the other (`typeof a | typeof b`). `Beside` names what is read apart from the
 * schema, such as a file. Only the type of the schema is wanted: import it with `import type`.
 */
export function useFormOf<S extends FormSchema, Beside extends string = never>(
  options: Parameters<typeof useForm<z.input<S> & Record<Beside, string>>>[0],
) {
  return useForm<z.input<S> & Record<Beside, string>>(options);
}

/** The fields of such a form, for what draws a part of it. */
export type FieldsOf<S extends FormSchema, Beside extends string = never> = ReturnType<
  typeof useFormOf<S, Beside>
>[1];

/** The name and the value of a button or a hidden field of a form, both as its schema knows them. */
export function sentBy<S extends FormSchema>() {
  return <K extends Names<z.input<S>>>(name: K, value: Sent<ValueOf<z.input<S>, K>>) => ({
    name: name as string,
    value,
  });
}
