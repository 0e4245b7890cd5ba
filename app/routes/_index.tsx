import type { MetaFunction } from "@remix-run/node";
import { entry } from "~/paths/access";
import { publicForums } from "~/paths/forums";
import { publicStatements } from "~/paths/statements";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { PublicShell } from "~/ui/public-shell";

export const meta: MetaFunction = () => [
  { title: "Homeward: finding the right home for a child in the West Midlands" },
  {
    name: "description",
    content:
      "Where councils of the West Midlands ask for a placement and providers of children's care answer.",
  },
];

export default function FrontPage() {
  return (
    <PublicShell>
      <PageHeading
        title="Find the right home for a child, together"
        lede="Councils of the West Midlands ask here for a placement for a child in their care. Children's homes, fostering agencies, residential schools and supported accommodation answer here."
      />
      <div className="mb-8">
        <Actions>
          <ButtonLink to={entry.signIn()}>Sign in</ButtonLink>
          <ButtonLink to={publicForums.list()} tone="plain">
            Forums with providers
          </ButtonLink>
          <ButtonLink to={publicStatements.list()} tone="plain">
            What councils need
          </ButtonLink>
        </Actions>
      </div>
      <Columns aside={<Joining />}>
        <Card title="If you place children">
          <div className="prose">
            <ul>
              <li>Write down once what the child needs. We tell you what is missing before it is sent.</li>
              <li>Your own homes are asked first; then you widen the search in stages.</li>
              <li>See who has it, who has opened it, who is working on it and what each one answered.</li>
              <li>
                Compare offers like for like. Only a head of service, director or named deputy can authorise
                funding.
              </li>
            </ul>
          </div>
        </Card>
        <Card title="If you care for children">
          <div className="prose">
            <ul>
              <li>Only what fits your homes comes to you, with the reason why it came.</li>
              <li>Nothing closes because a colleague has read it. Pick it up, pass it on or answer it.</li>
              <li>
                Say you are interested, decline with a reason, or offer with a costing, also from a phone.
              </li>
              <li>The name and number of the council's placements officer stand on every referral.</li>
            </ul>
          </div>
        </Card>
        <Card title="What we keep private">
          <p>
            Who a child is stays with the council that looks after them. Providers read what the child needs,
            never their name, date of birth, address or school, until a named officer of the council decides
            to tell a named person at one home. Our emails never say anything about a child.
          </p>
        </Card>
      </Columns>
    </PublicShell>
  );
}

function Joining() {
  return (
    <Card title="Not on Homeward yet?">
      <p>
        <b>Providers:</b> a council you work with, or the region's hub, can bring you on from the register.
        You get an email with a link and can answer your first referral within minutes.
      </p>
      <p>
        <b>Council staff:</b> whoever looks after your council's people on Homeward can invite you.
      </p>
    </Card>
  );
}
