import type { AccessWaits } from "~/domains/access/queries/waiting.server";
import type { HighCostWaits } from "~/domains/agreements/queries/high-cost-register.server";
import type { VacancyWaits } from "~/domains/agreements/queries/vacancy-changes.server";
import type {
  AbsenceWaits,
  AgreementWaits,
  ChangeWaits,
  FundingWaits,
  PartyWaits,
  PlacementWaits,
} from "~/domains/agreements/queries/waiting.server";
import type { PhoneWaits } from "~/domains/agreements/queries/waiting-by-phone.server";
import type { LeavingCareWaits } from "~/domains/agreements/queries/waiting-leaving-care.server";
import type { OfficerWaits } from "~/domains/agreements/queries/waiting-officers.server";
import type { StepDownWaits } from "~/domains/agreements/queries/waiting-step-down.server";
import type { PlanWaits } from "~/domains/arrivals/queries/waiting.server";
import type { DocumentWaits } from "~/domains/documents/queries/waiting.server";
import type { FeedbackWaits } from "~/domains/feedback/queries/waiting.server";
import type { ForumWaits } from "~/domains/forums/queries/waiting.server";
import type { IssueWaits } from "~/domains/issues/queries/waiting.server";
import type { InterestWaits, StatementWaits } from "~/domains/market/queries/waiting.server";
import type { OfferWaits } from "~/domains/offers/queries/waiting.server";
import type { ImpactWaits } from "~/domains/offers/queries/waiting-impact.server";
import type { OrderWaits, PaymentQueryWaits, PaymentWaits } from "~/domains/payments/queries/waiting.server";
import type { ProviderWaits, WaitingAlert } from "~/domains/providers/queries/waiting.server";
import type { RecordWaits } from "~/domains/records/queries/waiting.server";
import type { ReferralWaits } from "~/domains/referrals/queries/waiting.server";
import type { ReleaseWaits } from "~/domains/releases/queries/waiting.server";
import type { RoutingWaits } from "~/domains/routing/queries/waiting.server";
import type { StatutoryWaits } from "~/domains/statutory/queries/waiting.server";

/** What each domain has that can wait for a person. */
export type WaitingKind =
  | AccessWaits
  | ProviderWaits
  | WaitingAlert["kind"]
  | ReferralWaits
  | RoutingWaits
  | OfferWaits
  | ImpactWaits
  | "money-asked"
  | ReleaseWaits
  | PlacementWaits
  | PlanWaits
  | DocumentWaits
  | StepDownWaits
  | LeavingCareWaits
  | FeedbackWaits
  | OfficerWaits
  | HighCostWaits
  | RecordWaits
  | ChangeWaits
  | AbsenceWaits
  | PhoneWaits
  | FundingWaits
  | PartyWaits
  | AgreementWaits
  | VacancyWaits
  | ForumWaits
  | PaymentWaits
  | PaymentQueryWaits
  | IssueWaits
  | OrderWaits
  | StatementWaits
  | InterestWaits
  | StatutoryWaits;
