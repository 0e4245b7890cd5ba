import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Anchor } from "~/ui/anchor";
import { AskFirst } from "~/ui/ask-first";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { ErrorSummary } from "~/ui/error-summary";
import { FileField } from "~/ui/file-field";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { Tag, Tags } from "~/ui/tag";
import { TextField } from "~/ui/text-field";
import { useProviderPaths } from "~/use-paths";
import { GUIDE_FILES, MAX_PHOTOS, PHOTO_FILES } from "../home-file.rules";
import type { guideSchema, photoSchema } from "../home-file.schema";
import type { OwnHomeFile, OwnHomeFiles } from "../queries/view-home-files.server";

type LastResult = SubmissionResult<string[]> | undefined;

/** What councils see of a home beside an offer: its children's guide and photographs, as its provider keeps them. */
export function HomeFilesPage({ view }: { view: OwnHomeFiles }) {
  const { service, files, photosLeft } = view;
  const page = useProviderPaths().ownService(service.id).forChildren();
  const guides = files.filter(({ kind }) => kind === "guide");
  const photos = files.filter(({ kind }) => kind === "photo");
  return (
    <>
      <Crumbs service={service} />
      <PageHeading
        title="Children’s guide and photographs"
        above={service.title}
        lede="Councils see them with your offers of this home, and on the sheet about the home for the child."
      />
      <Card title="Children’s guide">
        {guides.length === 0 ? <p>No guide has been uploaded yet.</p> : null}
        {guides.map((file) => (
          <OwnFile key={file.id} service={service} file={file} />
        ))}
        <Actions>
          <ButtonLink to={page.guide()}>
            {guides.length === 0 ? "Upload the guide" : "Replace the guide"}
          </ButtonLink>
        </Actions>
      </Card>
      <Card title="Photographs">
        {photos.length === 0 ? <p>No photograph has been uploaded yet.</p> : null}
        {photos.map((file) => (
          <OwnFile key={file.id} service={service} file={file} />
        ))}
        {photosLeft > 0 ? (
          <Actions>
            <ButtonLink to={page.photo()}>Add a photograph</ButtonLink>
          </Actions>
        ) : (
          <p>There are {MAX_PHOTOS} photographs. Remove one to add another.</p>
        )}
      </Card>
    </>
  );
}

function Crumbs({ service, here }: { service: OwnHomeFiles["service"]; here?: string }) {
  const paths = useProviderPaths();
  const own = paths.ownService(service.id);
  return (
    <Breadcrumbs
      items={[
        { label: "Our services", to: paths.services() },
        { label: service.title, to: own.page() },
        ...(here === undefined
          ? [{ label: "Guide and photographs" }]
          : [{ label: "Guide and photographs", to: own.forChildren().page() }, { label: here }]),
      ]}
    />
  );
}

function OwnFile({ service, file }: { service: OwnHomeFiles["service"]; file: OwnHomeFile }) {
  const page = useProviderPaths().ownService(service.id).forChildren();
  const name = file.kind === "guide" ? "the guide" : `the photograph “${file.altText}”`;
  return (
    <section className="mb-5">
      {file.kind === "photo" && file.state === "ready" ? (
        <img src={page.file(file.id)} alt={file.altText ?? ""} className="document-picture" loading="lazy" />
      ) : null}
      {file.kind === "photo" ? <p>{file.altText}</p> : null}
      <Tags>
        <Tag tone={file.tag.tone}>{file.tag.words}</Tag>
      </Tags>
      <p className="why">Uploaded {file.uploaded}.</p>
      {file.refused ? <p>{file.refused}</p> : null}
      {file.waits ? (
        <p>We cannot reach the virus scanner. We will check the file as soon as we can.</p>
      ) : null}
      {file.kind === "guide" && file.state === "ready" ? (
        <p>
          <Anchor to={page.file(file.id)}>Download the guide as councils get it (PDF)</Anchor>
        </p>
      ) : null}
      <Actions>
        <ButtonLink tone="plain" to={`${page.page()}?remove=${file.id}`}>
          Remove<span className="sr-only"> {name}</span>
        </ButtonLink>
      </Actions>
    </section>
  );
}

/** What removing it does, and the one press that does. */
export function RemoveHomeFile({
  view,
  file,
  formKey,
}: {
  view: OwnHomeFiles;
  file: OwnHomeFile;
  formKey: string;
}) {
  const { service } = view;
  return (
    <AskFirst
      title={
        file.kind === "guide" ? "Remove the children’s guide?" : `Remove the photograph “${file.altText}”?`
      }
      button={file.kind === "guide" ? "Remove the guide" : "Remove the photograph"}
      fields={{ key: formKey, fileId: file.id }}
      back={useProviderPaths().ownService(service.id).forChildren().page()}
    >
      <p>
        Nobody can open it on Homeward any more, also with offers that you have sent. Their councils see that
        it was removed. Copies that somebody has downloaded stay with them.
      </p>
    </AskFirst>
  );
}

type FormProps = { view: OwnHomeFiles; formKey: string; lastResult: LastResult };

const SIZE = "up to 10 MB. If you were asked to change something, choose the file again.";

/** The provider uploads the guide, or one in the place of the guide before. */
export function GuideFormPage({ view, formKey, lastResult }: FormProps) {
  const [form, fields] = useFormOf<typeof guideSchema, "file">({ id: "guide", lastResult });
  const back = useProviderPaths().ownService(view.service.id).forChildren().page();
  return (
    <>
      <Crumbs service={view.service} here="Upload the guide" />
      <ErrorSummary form={form} />
      <PageHeading title="Upload the children’s guide" above={view.service.title} />
      <Card>
        <Form method="post" id={form.id} encType="multipart/form-data" noValidate>
          <FileField
            field={fields.file}
            label="The guide"
            hint={`A PDF or a Word document (.docx), up to 60 pages, ${SIZE}`}
            accept={GUIDE_FILES}
          />
          <p>
            It must not name or picture a child. Once it is checked it takes the place of the guide before. An
            offer that was sent with that one keeps it.
          </p>
          <HiddenField name="key" value={formKey} />
          <Actions>
            <Button>Upload the guide</Button>
            <ButtonLink tone="plain" to={back}>
              Cancel
            </ButtonLink>
          </Actions>
        </Form>
      </Card>
    </>
  );
}

/** The provider adds a photograph. */
export function PhotoFormPage({ view, formKey, lastResult }: FormProps) {
  const [form, fields] = useFormOf<typeof photoSchema, "file">({ id: "photo", lastResult });
  const back = useProviderPaths().ownService(view.service.id).forChildren().page();
  return (
    <>
      <Crumbs service={view.service} here="Add a photograph" />
      <ErrorSummary form={form} />
      <PageHeading title="Add a photograph" above={view.service.title} />
      <Card>
        <Form method="post" id={form.id} encType="multipart/form-data" noValidate>
          <FileField
            field={fields.file}
            label="The photograph"
            hint={`A JPEG, PNG or WebP, ${SIZE} We draw it again, so that where and when it was taken is not in it.`}
            accept={PHOTO_FILES}
          />
          <TextField
            field={fields.altText}
            label="What does it show?"
            hint="For people who cannot see it, for example: The garden with a trampoline"
            autoComplete="off"
          />
          <Checkbox
            field={fields.nobodyInIt}
            label="No child is in the photograph, and nothing that identifies one, such as a name on a door"
          />
          <HiddenField name="key" value={formKey} />
          <Actions>
            <Button>Add the photograph</Button>
            <ButtonLink tone="plain" to={back}>
              Cancel
            </ButtonLink>
          </Actions>
        </Form>
      </Card>
    </>
  );
}
