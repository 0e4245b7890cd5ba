import { councilPaths } from "~/paths";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Checkbox } from "~/ui/checkbox";
import { Disclosure } from "~/ui/disclosure";
import type { FormField } from "~/ui/form-field";
import { useCouncilPaths } from "~/use-paths";
import type { SearchPreview } from "../queries/preview-search.server";

/** What stands in the way, each with the page where it is mended. */
export function SendBlocks({ page }: { page: SearchPreview }) {
  if (page.blocks.length === 0) return null;
  return (
    <Banner tone="soon" title="It cannot be sent yet">
      <ul>
        {page.blocks.map((block) => (
          <li key={block.words}>
            {block.words}. <Anchor to={block.to}>Mend it</Anchor>
          </li>
        ))}
      </ul>
    </Banner>
  );
}

/** What pressing the button will do, or why there is no button. */
export function SendWords({ page }: { page: SearchPreview }) {
  const { goesTo } = page;
  return (
    <>
      {page.stagesSoFar.length > 0 ? (
        <ul className="grid gap-1 mb-4">
          {page.stagesSoFar.map((stage) => (
            <li key={stage.number} className="why">
              {stage.words}
            </li>
          ))}
        </ul>
      ) : null}
      {goesTo.providers > 0 ? (
        <p>
          {goesTo.providers === 1 ? "1 provider" : `${goesTo.providers} providers`} for{" "}
          {goesTo.services === 1 ? "1 service" : `${goesTo.services} services`} in {page.choice.areaWords}:
          one mail to each of those who answer referrals there.
        </p>
      ) : (
        <p>Nobody new would get it in {page.choice.areaWords}. Choose a wider area, or invite an owner.</p>
      )}
      {page.until ? (
        <p>Answers are due {page.until}.</p>
      ) : (
        <p>The moment to answer by has gone by. Choose how long providers have.</p>
      )}
    </>
  );
}

/** What each area to keep away from does to this search; none at all is a warning. */
export function KeptAwayAreas({ page }: { page: SearchPreview }) {
  const paths = useCouncilPaths();
  const lines = [
    ...page.keptAway.map((one) => ({ ...one, list: "Keep away from" })),
    ...page.betterAvoided.map((one) => ({ ...one, list: "Better avoided" })),
  ];
  if (lines.length === 0) return null;
  const warned = lines.some(({ warns }) => warns);
  return (
    <Banner tone={warned ? "soon" : "info"} title="Areas to keep away from">
      <ul className="list-disc pl-5">
        {lines.map(({ list, area, words, warns }) => (
          <li key={`${list} ${area}`}>
            {list} {area}: {warns ? <strong>{words}</strong> : words}.
          </li>
        ))}
      </ul>
      {warned ? (
        <p>
          <Anchor to={paths.referral(page.reference).editPage("location")}>Check the areas</Anchor>
        </p>
      ) : null}
    </Banner>
  );
}

const SHOWN_UNPLACED = 12;

/** Services that might lie where the child must keep away from: unknown is never a no, so a person looks first. */
export function UnplacedServices({ page, field }: { page: SearchPreview; field: FormField }) {
  const { services, districts } = page.unplaced;
  if (services.length === 0) return null;
  const row = ({ id, name, council }: (typeof services)[number]) => (
    <li key={id}>
      <Anchor to={councilPaths(page.councilSlug).service(id).page()}>{name}</Anchor>
      {council ? `, ${council}` : null}
    </li>
  );
  return (
    <>
      <p>
        {services.length === 1 ? "1 service has" : `${services.length} services have`} not told us where{" "}
        {services.length === 1 ? "it is" : "they are"}, and might lie in {districts.join(", ")}:
      </p>
      <ul className="mb-4 list-disc pl-5">{services.slice(0, SHOWN_UNPLACED).map(row)}</ul>
      {services.length > SHOWN_UNPLACED ? (
        <Disclosure summary={`${services.length - SHOWN_UNPLACED} more`}>
          <ul className="mb-4 list-disc pl-5">{services.slice(SHOWN_UNPLACED).map(row)}</ul>
        </Disclosure>
      ) : null}
      <Checkbox
        field={field}
        label="I have looked: none of them lies where the child must keep away from"
        hint="Ring them if you do not know. To leave an area out, send to chosen councils only."
      />
    </>
  );
}
