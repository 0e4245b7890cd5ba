import { Form } from "@remix-run/react";
import type { DocumentPaths } from "~/paths";
import { Anchor } from "~/ui/anchor";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import type { FormField } from "~/ui/form-field";
import { HiddenField } from "~/ui/hidden-field";
import { Tag } from "~/ui/tag";
import { TaskList } from "~/ui/task-list";
import type { Tone } from "~/ui/tones";
import { DOCUMENT_STATES, LEFT_OUT } from "../document.rules";
import type { DocumentView, PageView } from "../queries/view-document.server";
import { FoundWords, MarkedWords } from "./document-findings";

const PAGE_STATES: Readonly<Record<PageView["state"], { words: string; tone: Tone }>> = {
  read: { words: "Words only", tone: "plain" },
  waiting: { words: "To decide", tone: "soon" },
  described: { words: "Described", tone: "good" },
  passed: { words: "Names nobody", tone: "good" },
  "left-out": { words: "Left out", tone: "hold" },
};

/** How a redacted document stands, and what its second person does next. */
export function DocumentHead({ paths, view }: { paths: DocumentPaths; view: DocumentView }) {
  const { words, tone } = DOCUMENT_STATES[view.state];
  return (
    <>
      <p>
        <Tag tone={tone}>{words}</Tag> {view.kind}. Sent {view.uploaded}.
        {view.confirmedBy ? ` Confirmed by ${view.confirmedBy}.` : ""}
      </p>
      {view.refused ? <p>{view.refused}</p> : null}
      {view.state === "ready" ? (
        <Actions>
          <ButtonLink to={paths.file()}>Download what homes get (PDF)</ButtonLink>
        </Actions>
      ) : null}
      {view.state === "second-look" ? <p>{nextStep(view)}</p> : null}
    </>
  );
}

function nextStep(view: DocumentView): string {
  const pages = view.waiting === 1 ? "1 page needs" : `${view.waiting} pages need`;
  const decide =
    view.waiting > 0 && view.mayDecide
      ? `${pages} a decision: there is more than text to check, or something may name somebody.`
      : "";
  if (view.mine)
    return `${decide} You sent it, so somebody else must confirm it. We have emailed them.`.trim();
  if (!view.mayConfirm)
    return "Somebody with access to the child’s identity must confirm it. We have emailed them.";
  return decide || "Look at every page below. If nobody can be recognised, confirm it at the end.";
}

/** Every page as homes will see it: its picture, and what is read in place of it. */
export function DocumentPages({ paths, view }: { paths: DocumentPaths; view: DocumentView }) {
  const decided = view.pages.filter(({ state }) => state !== "read");
  return (
    <>
      {decided.length > 0 && view.state === "second-look" ? (
        <Card title="Pages to decide">
          <TaskList
            items={decided.map((page) => ({
              title: `Page ${page.number}`,
              hint: page.why.join(" "),
              status: PAGE_STATES[page.state],
              ...(view.mayDecide ? { to: paths.sheet(page.number) } : {}),
            }))}
          />
        </Card>
      ) : null}
      {view.pages.map((page) => (
        <Card key={page.number} title={`Page ${page.number}`} id={`page-${page.number}`}>
          <PagePicture paths={paths} page={page} />
          <FoundWords page={page} />
          <PageWords page={page} />
          {page.state !== "read" && view.mayDecide ? (
            <p>
              <Anchor to={paths.sheet(page.number)}>
                {page.state === "waiting" ? "Decide" : "Change"}
                <span className="sr-only"> page {page.number}</span>
              </Anchor>
            </p>
          ) : null}
        </Card>
      ))}
    </>
  );
}

/** Of a whole document only the pages on screen are fetched; `alone` is the one that somebody came to look at. */
export function PagePicture({
  paths,
  page,
  alone,
}: {
  paths: DocumentPaths;
  page: PageView;
  alone?: boolean;
}) {
  if (!page.size)
    return page.why.length > 0 && !page.named ? <p>We cannot show this kind of drawing.</p> : null;
  return (
    <img
      src={paths.picture(page.number)}
      alt={`Page ${page.number} as homes see it. What it says follows.`}
      width={page.size.width}
      height={page.size.height}
      loading={alone ? "eager" : "lazy"}
      className="document-picture"
    />
  );
}

function PageWords({ page }: { page: PageView }) {
  if (page.state === "left-out") return <p>{LEFT_OUT}</p>;
  const isMarked = page.found.length > 0 && page.state !== "described";
  if (page.state === "waiting")
    return (
      <>
        <p>{page.why.join(" ")}</p>
        {isMarked ? <MarkedWords page={page} /> : null}
      </>
    );
  if (isMarked) return <MarkedWords page={page} />;
  return (
    <>
      <h3>{page.state === "described" ? "What homes read" : "Text"}</h3>
      <p className="whitespace-pre-line">{page.text || "There is no text on this page."}</p>
      {page.decided ? <p className="why">Decided {page.decided}.</p> : null}
    </>
  );
}

/** The second person's last word. */
export function ConfirmDocument({
  seen,
  formId,
  formKey,
  expected,
}: {
  seen: FormField;
  formId: string;
  formKey: string;
  expected: string;
}) {
  return (
    <Card title="Confirm the document">
      <Form method="post" id={formId} noValidate>
        <Checkbox field={seen} label="I have looked at every page and nobody can be recognised" />
        <HiddenField name="key" value={formKey} />
        <HiddenField name="expected" value={expected} />
        <Actions>
          <Button>Open it to shortlisted homes</Button>
        </Actions>
      </Form>
    </Card>
  );
}
