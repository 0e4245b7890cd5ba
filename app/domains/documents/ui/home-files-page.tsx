import { Anchor } from "~/ui/anchor";
import { AskFirst } from "~/ui/ask-first";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHeading } from "~/ui/page-heading";
import { Tag, Tags } from "~/ui/tag";
import { useProviderPaths } from "~/use-paths";
import { MAX_PHOTOS } from "../home-file.rules";
import type { OwnHomeFile, OwnHomeFiles } from "../queries/view-home-files.server";
import { FileProblem } from "./document-frame";

/** What councils see of a home beside an offer: its children's guide and photographs, as its provider keeps them. */
export function HomeFilesPage({ view }: { view: OwnHomeFiles }) {
  const { service, files, photosLeft } = view;
  const page = useProviderPaths().ownService(service.id).forChildren();
  const guides = files.filter(({ kind }) => kind === "guide");
  const photos = files.filter(({ kind }) => kind === "photo");
  return (
    <>
      <Breadcrumbs items={useHomeFileCrumbs(service)} />
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

/** The way back to the service and what it shows of itself. */
export function useHomeFileCrumbs(service: OwnHomeFiles["service"], here?: string) {
  const paths = useProviderPaths();
  const own = paths.ownService(service.id);
  return [
    { label: "Our services", to: paths.services() },
    { label: service.title, to: own.page() },
    ...(here === undefined
      ? [{ label: "Guide and photographs" }]
      : [{ label: "Guide and photographs", to: own.forChildren().page() }, { label: here }]),
  ];
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
      <FileProblem file={file} />
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
