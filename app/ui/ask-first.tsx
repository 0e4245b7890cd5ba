import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Actions, Button, ButtonLink } from "./button";
import { HiddenField } from "./hidden-field";
import { PageHeading } from "./page-heading";

type Props = {
  /** A question that names the thing: "Delete “Care plan”?" */
  title: string;
  /** What it does to whom, and whether it can be undone. */
  children: ReactNode;
  /** The verb of the question. */
  button: string;
  /** What the form sends. */
  fields: Record<string, string>;
  /** The page without the question. */
  back: string;
};

/**
 * The question before something is taken away: a page of its own, at the same address with the thing in its query, so
 * that it needs no script and Back leaves it.
 */
export function AskFirst({ title, children, button, fields, back }: Props) {
  return (
    <>
      <PageHeading title={title} />
      <div className="max-w-read">{children}</div>
      <Form method="post">
        {Object.entries(fields).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        <Actions>
          <Button tone="warn">{button}</Button>
          <ButtonLink tone="plain" to={back}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
