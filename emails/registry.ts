import type { Rendered } from "./template.ts";

/**
 * Every mail that the portal sends, by the name it has in the outbox. A new one is a file of this
 * folder and a line here.
 */
export const templates = {} satisfies Record<string, (props: never) => Rendered>;

/**
 * Makes the mail called `name`, or undefined when there is none. The props were checked by the
 * compiler where the mail was queued; in between they were JSON, so templates take plain values only.
 */
export function renderEmail(name: string, props: unknown): Rendered | undefined {
  const template = Object.hasOwn(templates, name)
    ? (templates as Record<string, (props: never) => Rendered>)[name]
    : undefined;
  return template?.(props as never);
}
