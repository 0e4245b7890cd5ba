import type { Standing } from "./confirmation.rules";
import type { ServiceKind } from "./kinds.rules";

/** What matching must know of a service. Null and empty lists are "not told us yet", which is never a no. */
export type MatchableService = {
  id: string;
  registrationNumber: string;
  ownerKey: string | null;
  kind: ServiceKind;
  shortBreakOnly: boolean;
  status: string;
  /** The portal organisation that answers for it; null when it is not on the portal yet. */
  providerId: string | null;
  /** The council that owns that organisation, for a council's internal services. */
  ownerCouncilId: string | null;
  /** Whether that organisation is confirmed, and the one whose invitation it rests on while it is not. */
  standing: Standing;
  vouchedById: string | null;
  councilCode: string | null;
  governmentOfficeRegion: string | null;
  localAuthority: string | null;
  outcode: string | null;
  ageFrom: number | null;
  ageTo: number | null;
  genders: readonly string[];
  notNeeds: readonly string[];
  vacancy: { places: number; confirmedAt: Date; left?: number } | null;
  /** Kinds of the alerts that are in force for the asking council, on it or on its whole provider. */
  alerts: readonly string[];
  /** Kinds that would stop placements once a second person confirms the alert; until then they only warn. */
  unconfirmedAlerts: readonly string[];
};

/** A service of the register with what matching and a preview of it look at. Null is "not told us yet". */
export type RegisterService = MatchableService & {
  name: string | null;
  grade: string | null;
  places: number | null;
  ownerName: string | null;
  providerName: string | null;
  lat: number | null;
  lng: number | null;
};
