import { Breadcrumbs } from "~/ui/breadcrumbs";
import { KeyPaging } from "~/ui/key-paging";
import { PageHeading } from "~/ui/page-heading";
import { useSidePaths } from "~/use-paths";

/** The top of a list of placements. */
export function ListFrame({ title, lede }: { title: string; lede: string }) {
  const paths = useSidePaths();
  return (
    <>
      <Breadcrumbs items={[{ label: "Placements", to: paths.placements() }, { label: title }]} />
      <PageHeading title={title} lede={lede} />
    </>
  );
}

/** The way to a further page of a list, and back to its first. */
export function ListPages({
  label,
  to,
  first,
  next,
}: {
  label: string;
  to: string;
  first: boolean;
  next: string | null;
}) {
  return (
    <KeyPaging
      label={label}
      previous={first ? undefined : { to, words: "Back to the first" }}
      next={next ? { to: `${to}${to.includes("?") ? "&" : "?"}after=${next}`, words: label } : undefined}
    />
  );
}
