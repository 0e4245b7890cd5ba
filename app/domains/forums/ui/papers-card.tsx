import { useSearchParams } from "@remix-run/react";
import type { ForumPaths } from "~/paths";
import { ACCEPTED_FILES } from "~/platform/files/opening/accepted-file";
import { newFormKey } from "~/platform/ids";
import { Anchor } from "~/ui/anchor";
import { AskFirst } from "~/ui/ask-first";
import { Banner } from "~/ui/banner";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { FileField } from "~/ui/file-field";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { Tag } from "~/ui/tag";
import { TextField } from "~/ui/text-field";
import { useOrganiserPaths } from "~/use-paths";
import type { paperSchema } from "../organise.schema";
import { PAPER_STATES, wordlessWords } from "../paper.rules";
import type { OwnPaper } from "../queries/papers-of-date.server";
import type { DateView } from "../queries/view-own-date.server";
import { PaperDetails, PaperLink } from "./paper-list";
import { type LastResult, resultOf, SmallForm } from "./small-form";

const sent = sentBy<typeof paperSchema>();

type Props = { view: DateView; lastResult: LastResult };

/** The papers of a date with how each stands, for its organiser; and the form for another. */
export function PapersCard({ view, lastResult }: Props) {
  const paths = useOrganiserPaths();
  const page = paths.forum(view.date.reference);
  const asked = useSearchParams()[0].get("replace");
  const replaced = view.papers.find(({ id, state }) => id === asked && state === "refused");
  return (
    <Card title="Papers">
      {view.papers.length === 0 ? (
        <p>No papers yet.</p>
      ) : (
        <ul className="task-list" aria-label="Papers">
          {view.papers.map((paper) => (
            <PaperRow key={paper.id} page={page} paper={paper} />
          ))}
        </ul>
      )}
      <p>
        We make a new PDF of each file, so nothing hidden in it goes out, such as its author, comments or
        tracked changes. This usually takes less than a minute.{" "}
        {view.date.audience === "all"
          ? "Once a paper is ready, everyone who can see this date can download it, including the public."
          : "Once a paper is ready, everyone who can see this date can download it."}
      </p>
      <p>
        <b>Don’t upload a paper that names or describes a child.</b>
      </p>
      {/* Another paper is another form: nothing typed for one shows in the other. */}
      <PaperForm key={replaced?.id ?? "new"} page={page} replaced={replaced} lastResult={lastResult} />
    </Card>
  );
}

function PaperRow({ page, paper }: { page: ForumPaths; paper: OwnPaper }) {
  const { words, tone } = PAPER_STATES[paper.state];
  const note = paper.made ? wordlessWords(paper.made) : undefined;
  return (
    <li>
      <div className="max-w-read">
        {paper.made ? <PaperLink page={page} paper={paper} /> : <b>{paper.title}</b>}{" "}
        <Tag tone={tone}>{words}</Tag>
        {paper.made ? (
          <div>
            <PaperDetails page={page} paper={paper} made={paper.made} />
          </div>
        ) : null}
        {paper.waits ? (
          <p className="hint">We cannot reach the virus scanner. We will check it as soon as we can.</p>
        ) : null}
        {paper.refused ? <p className="hint">{paper.refused}</p> : null}
        {note ? <p className="hint">{note}</p> : null}
      </div>
      <Actions>
        {paper.state === "refused" ? (
          <ButtonLink tone="plain" to={`${page.agenda()}?replace=${paper.id}#paper`}>
            Upload another version<span className="sr-only"> of {paper.title}</span>
          </ButtonLink>
        ) : null}
        <Anchor to={`${page.agenda()}?remove=${paper.id}`}>
          Delete<span className="sr-only"> {paper.title}</span>
        </Anchor>
      </Actions>
    </li>
  );
}

/** Asked before a paper is deleted. */
export function DeletePaper({ paper, back }: { paper: OwnPaper; back: string }) {
  const fields = {
    form: "remove-paper",
    intent: "remove-paper",
    key: newFormKey(),
    paperId: paper.id,
  };
  return (
    <AskFirst title={`Delete “${paper.title}”?`} button="Delete the paper" fields={fields} back={back}>
      <p>
        Nobody can open it any more. Copies that people have downloaded stay with them. This cannot be undone:
        to share it again, upload it again.
      </p>
    </AskFirst>
  );
}

type FormProps = { page: ForumPaths; replaced: OwnPaper | undefined; lastResult: LastResult };

function PaperForm({ page, replaced, lastResult }: FormProps) {
  const [form, fields] = useFormOf<typeof paperSchema, "file">({
    id: "paper",
    defaultValue: { title: replaced?.title },
    lastResult: resultOf(lastResult, "paper"),
  });
  return (
    <SmallForm id={form.id} intent="paper" file>
      <h3>{replaced ? `Upload another version of “${replaced.title}”` : "Add a paper"}</h3>
      {replaced ? <HiddenField {...sent("replaces", replaced.id)} /> : null}
      <TextField field={fields.title} label="What is it?" autoComplete="off" />
      <FileField
        field={fields.file}
        label="The file"
        hint="A PDF, Word document (.docx), picture (JPEG, PNG or WebP) or plain text, up to 10 MB and 60 pages. Links in it are not kept. Of a Word document only the words are kept: save it as a PDF to keep its layout and pictures. If you are asked to correct something, choose the file again."
        accept={ACCEPTED_FILES}
      />
      <Actions>
        <Button tone="plain">Upload the paper</Button>
        {replaced ? <Anchor to={page.agenda()}>Cancel</Anchor> : null}
      </Actions>
    </SmallForm>
  );
}

/** On the page of the date: that a paper of it needs its organiser. */
export function PapersNotAccepted({ page, papers }: { page: ForumPaths; papers: OwnPaper[] }) {
  const count = papers.filter(({ state }) => state === "refused").length;
  if (count === 0) return null;
  return (
    <Banner
      tone="soon"
      title={count === 1 ? "1 paper was not accepted" : `${count} papers were not accepted`}
    >
      <p>
        <Anchor to={page.agenda()}>See why and upload another version</Anchor>
      </p>
    </Banner>
  );
}
