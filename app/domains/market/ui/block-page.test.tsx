import { expect, it } from "vitest";
import { rendered } from "~/ui/testing/rendered";
import { BlockPage } from "./block-page";

const page = (whyNot: string | null, body: string) =>
  rendered(
    <BlockPage
      edition={1}
      publisher="council"
      section="need"
      kind="markdown"
      saved={null}
      whyNot={whyNot}
      formKey="key"
      lastResult={{
        status: "error",
        initialValue: { body },
        error: { "": ["The statement is in review."] },
      }}
    />,
  );

it("keeps what was typed on the page when it went to review meanwhile, and offers nothing to press", () => {
  const html = page("The statement is in review", "Six homes,\ntwo for sisters");
  expect(html).toContain("Six homes,\ntwo for sisters");
  expect(html).toContain("The statement is in review.");
  expect(html).toContain("It is not saved");
  expect(html).not.toContain("<form");
  expect(page(null, "Six homes")).toMatch(/<textarea[^>]*>Six homes</);
  expect(page("The statement is in review", " ")).not.toContain("What you wrote");
});
