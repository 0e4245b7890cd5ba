import { entry, withNext } from "~/paths/access";
import { providerInterestPaths, publicStatements } from "~/paths/statements";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHeading } from "~/ui/page-heading";
import type { IntentionForReaders } from "../queries/view-new-interest.server";
import { IntentionView } from "./intention-view";

type Props = {
  view: IntentionForReaders;
  /** Of whoever is signed in, the providers that they act for; null of nobody. */
  providers: { name: string; home: string }[] | null;
};

/** Before a provider says that it is interested: whoever is nobody yet reads where to sign in or how to join. */
export function InterestedPage({ view, providers }: Props) {
  const { council, block, whyNot } = view;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "What councils need", to: publicStatements.list() },
          { label: council.name, to: publicStatements.council(council.slug) },
          { label: "We are interested" },
        ]}
      />
      <PageHeading title="We are interested" above={council.name} />
      <Card title="What the council intends to commission">
        <IntentionView block={block} />
      </Card>
      <div className="mt-6">{whyNot ? <p>{whyNot}.</p> : <Way view={view} providers={providers} />}</div>
    </>
  );
}

function Way({ view: { council, block }, providers }: Props) {
  if (providers === null)
    return (
      <Card title="Tell the council what you could offer">
        <p>
          Providers sign in to say how many beds, where, from when and what would make it happen.{" "}
          {council.name} answers there.
        </p>
        <Actions>
          <ButtonLink to={withNext(entry.signIn(), publicStatements.interested(council.slug, block.key))}>
            Sign in
          </ButtonLink>
        </Actions>
        <p className="mt-4">
          <b>Not on Homeward yet?</b> A council you work with, or the region’s hub, can sign you up from the
          register. If you are opening your first home, contact the commissioning team of {council.name}.
        </p>
      </Card>
    );
  if (providers.length === 0)
    return <p>Only providers can say that they are interested. You are not signed in for one.</p>;
  return (
    <Card title="For which organisation?">
      <ul className="list-disc pl-5">
        {providers.map(({ name, home }) => (
          <li key={home}>
            <Anchor to={providerInterestPaths(home).submitInterest(council.slug, block.key)}>{name}</Anchor>
          </li>
        ))}
      </ul>
    </Card>
  );
}
