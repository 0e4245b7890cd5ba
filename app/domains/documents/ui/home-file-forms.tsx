import type { SubmissionResult } from "@conform-to/react";
import { CHOOSE_AGAIN } from "~/platform/files/opening/accepted-file";
import { Checkbox } from "~/ui/checkbox";
import { DecisionPage } from "~/ui/decision-page";
import { FileField } from "~/ui/file-field";
import { useFormOf } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";
import { useProviderPaths } from "~/use-paths";
import { GUIDE_FILES, type HomeFileKind, PHOTO_FILES } from "../home-file.rules";
import type { guideSchema, photoSchema } from "../home-file.schema";
import type { OwnHomeFiles } from "../queries/view-home-files.server";
import { useHomeFileCrumbs } from "./home-files-page";

type FormProps = {
  view: OwnHomeFiles;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** The provider uploads the guide of a home, or a photograph of it. */
export function HomeFileFormPage({ kind, ...props }: FormProps & { kind: HomeFileKind }) {
  return kind === "guide" ? <GuideForm {...props} /> : <PhotoForm {...props} />;
}

const useBack = ({ service }: OwnHomeFiles) => ({
  to: useProviderPaths().ownService(service.id).forChildren().page(),
  words: "Cancel",
});

function GuideForm({ view, formKey, lastResult }: FormProps) {
  const [form, fields] = useFormOf<typeof guideSchema, "file">({ id: "guide", lastResult });
  return (
    <DecisionPage
      crumbs={useHomeFileCrumbs(view.service, "Upload the guide")}
      title="Upload the children’s guide"
      above={view.service.title}
      form={form}
      formKey={formKey}
      file
      button="Upload the guide"
      back={useBack(view)}
    >
      <FileField
        field={fields.file}
        label="The guide"
        hint={`A PDF or a Word document (.docx), up to 60 pages, up to 10 MB. ${CHOOSE_AGAIN}`}
        accept={GUIDE_FILES}
      />
      <p>
        It must not name or picture a child. Once it is checked it takes the place of the guide before. An
        offer that was sent with that one keeps it.
      </p>
    </DecisionPage>
  );
}

function PhotoForm({ view, formKey, lastResult }: FormProps) {
  const [form, fields] = useFormOf<typeof photoSchema, "file">({ id: "photo", lastResult });
  return (
    <DecisionPage
      crumbs={useHomeFileCrumbs(view.service, "Add a photograph")}
      title="Add a photograph"
      above={view.service.title}
      form={form}
      formKey={formKey}
      file
      button="Add the photograph"
      back={useBack(view)}
    >
      <FileField
        field={fields.file}
        label="The photograph"
        hint={`A JPEG, PNG or WebP, up to 10 MB. ${CHOOSE_AGAIN} We draw it again, so that where and when it was taken is not in it.`}
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
    </DecisionPage>
  );
}
