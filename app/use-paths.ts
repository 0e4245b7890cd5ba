import { useLocation, useParams } from "@remix-run/react";
import {
  type CouncilPaths,
  councilPaths,
  type OrganisationPaths,
  type OrganiserPaths,
  organisationPaths,
  organiserPaths,
  type ProviderPaths,
  providerPaths,
  type SidePaths,
  sidePaths,
} from "./paths";
import { kindOfAddress } from "./paths/kind-of-address";

/** The addresses of the council whose page this is. */
export function useCouncilPaths(): CouncilPaths {
  return councilPaths(useParams().slug ?? "");
}

/** The addresses of the provider whose page this is. */
export function useProviderPaths(): ProviderPaths {
  return providerPaths(useParams().slug ?? "");
}

/** The addresses of the organisation whose page this is, on a page that every kind of organisation has. */
export function useOrganisationPaths(): OrganisationPaths {
  return organisationPaths(useOrganisationOfAddress());
}

/** The same on a page that councils and the region have. */
export function useOrganiserPaths(): OrganiserPaths {
  return organiserPaths(useOrganisationOfAddress());
}

/** The addresses of whichever side of a placement has this page: its council or its provider. */
export function usePlacementPaths(): CouncilPaths | ProviderPaths {
  const { kind, slug } = useOrganisationOfAddress();
  return kind === "provider" ? providerPaths(slug) : councilPaths(slug);
}

/** The same on a page that every kind has: nothing for a provider, which only reads the register. */
export function useOrganiserPathsOrNull(): OrganiserPaths | null {
  const organisation = useOrganisationOfAddress();
  return organisation.kind === "provider" ? null : organiserPaths(organisation);
}

/** The same on a page of placements, which councils and providers have. */
export function useSidePaths(): SidePaths {
  return sidePaths(useOrganisationOfAddress());
}

function useOrganisationOfAddress() {
  const { slug = "" } = useParams();
  return { kind: kindOfAddress(useLocation().pathname) ?? "region", slug };
}
