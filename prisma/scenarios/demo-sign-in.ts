import type { Actor } from "~/domains/access/actor";
import { roleWords } from "~/domains/access/roles";
import { DEMO_PASSWORD, demoEmail } from "./demo-people.ts";
import type { DemoWorld } from "./demo-region.ts";

export type DemoSignIn = {
  name: string;
  role: string;
  organisation: string;
  email: string;
  password: string;
};

/** The people worth signing in as, in the order of the main job. */
export function peopleToSignInAs({ councils, providers }: DemoWorld): DemoSignIn[] {
  const { wolverhampton, dudley, birmingham, hub } = councils;
  const { ashgrove, fernhill, canalStreet, meadow, bridgeway, larkspur, severnVale, wolverhamptonHomes } =
    providers;
  const people: Actor[] = [
    wolverhampton.broker,
    ashgrove.people.referrals,
    fernhill.people.referrals,
    wolverhampton.head,
    wolverhampton.secondBroker,
    wolverhampton.socialWorker,
    wolverhampton.teamManager,
    wolverhampton.emergency,
    wolverhampton.director,
    wolverhampton.iro,
    wolverhampton.quality,
    wolverhampton.commissioner,
    wolverhampton.finance,
    wolverhampton.admin,
    ashgrove.people.manager,
    ashgrove.people.secondManager,
    ashgrove.people.admin,
    ashgrove.people.finance,
    canalStreet.people.referrals,
    meadow.people.referrals,
    bridgeway.people.referrals,
    larkspur.people.referrals,
    severnVale.people.admin,
    wolverhamptonHomes.people.manager,
    dudley.broker,
    dudley.head,
    birmingham.broker,
    hub.officer,
  ];
  return people.map(({ personName, roles, organisationName, organisationSlug }) => ({
    name: personName,
    role: roles.map((role) => roleWords(role)).join(", "),
    organisation: organisationName,
    email: demoEmail(personName, organisationSlug),
    password: DEMO_PASSWORD,
  }));
}
