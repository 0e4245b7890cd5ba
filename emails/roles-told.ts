import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type RolesToldProps = PropsFor<
  "roles-told",
  {
    person: string;
    /** Who changed, confirmed or refused it; empty when nobody did. */
    by: string;
    organisation: string;
    roles: string;
    outcome: "changed" | "confirmed" | "not-confirmed" | "lapsed";
    /** Roles that a second person still has to confirm. */
    waiting?: string;
  }
>;

const TEXT: Record<RolesToldProps["outcome"], (props: RolesToldProps) => string> = {
  changed: ({ person, by, organisation }) => `${by} changed the roles of ${person} at ${organisation}.`,
  confirmed: ({ person, by, organisation }) => `${by} confirmed these roles of ${person} at ${organisation}.`,
  "not-confirmed": ({ person, by, organisation }) =>
    `${by} did not confirm these roles of ${person} at ${organisation}. They have not been given.`,
  lapsed: ({ person, organisation }) =>
    `Nobody confirmed these roles of ${person} at ${organisation} within 7 days, so they have not been given. If they are still needed, ask again on the People page and ring whoever can confirm it.`,
};

/** Somebody's roles were changed, or a change was decided: the person and the admins are told. */
export const rolesTold: Template<RolesToldProps> = (props) =>
  layout({
    subject: `Roles of ${props.person} at ${props.organisation}`,
    blocks: [
      { kind: "text", text: TEXT[props.outcome](props) },
      {
        kind: "facts",
        facts: [
          ["Roles", props.roles],
          ...(props.waiting
            ? ([["Waiting to be confirmed", props.waiting]] satisfies [string, string][])
            : []),
        ],
      },
      { kind: "text", text: "If you did not expect this, tell an admin of the organisation now." },
    ],
    why: "You get this because these are your roles or you manage them.",
  });
