import type { Prisma } from "~prisma/client";
import type { ClearedText } from "../cleared-text.ts";

/**
 * Texts that somebody types and that people of another organisation read, by the names that Prisma has for table and
 * column. They take a `ClearedText` and no other text; `prisma/shared-columns.test.ts` finds those that are missing.
 */
export const SHARED_COLUMNS = {
  Delivery: ["searchReason"],
  DeliveryService: ["note"],
  Offer: ["stateReason", "notSafeWords"],
  OfferVersion: ["needsMet", "effectOnChildren"],
  ImpactAnswer: ["words"],
  ImpactPart: ["words", "risk", "action"],
  CostingLine: ["description", "outcome", "evidence"],
  Placement: ["stateReason", "councilSaidWhy", "providerSaidWhy", "noticeNote", "noticeShort", "endNote"],
  StepDownPlan: ["conditions", "words"],
  VerdictSection: ["note"],
  PromiseMessage: ["words"],
  ArrivalItem: ["label", "note", "undoneWhy"],
  PaymentDocument: ["number", "returnWords"],
  PaymentDocumentLine: ["words"],
  PlacementChange: ["label", "reason", "evidence", "question", "answer", "outcome"],
  PaymentQueryMessage: ["words"],
  PlacementIssueMessage: ["words"],
  PaymentHold: ["words"],
  PlacementOrder: ["orderNumber"],
  PriorityReply: ["words"],
  RedactedDocument: ["title"],
  Declaration: ["displayName", "notes"],
  OwnerGroup: ["groupName"],
  Alert: ["note", "endReason", "sourceReference"],
  ForumSeries: ["name", "about", "place", "accessNotes"],
  ForumDate: ["title", "place", "accessNotes", "cancelledReason"],
  HomeFile: ["altText"],
  ForumAgendaItem: ["title", "presenter"],
  ForumPaper: ["title"],
  ForumTopic: ["title", "words"],
  ForumQuestion: ["words", "answer"],
  ForumMinutes: ["text"],
  ForumDecision: ["words"],
  ForumAction: ["words", "note"],
  ForumFeedback: ["words"],
  StatementVersion: ["title", "period", "changes"],
  IntentionMove: ["reason"],
  IntentionInterest: ["place", "needed"],
  InterestMessage: ["words"],
} as const satisfies Partial<Record<Prisma.ModelName, readonly string[]>>;

type Shared = typeof SHARED_COLUMNS;
type Operations<M extends keyof Shared> = Prisma.TypeMap["model"][M]["operations"];
type OnlyCleared<M extends keyof Shared> = { readonly [K in Shared[M][number]]?: ClearedText | null };
type CreateMany<M extends keyof Shared> = Operations<M>["createMany"]["args"];
type Row<M extends keyof Shared> = Extract<CreateMany<M>["data"], readonly unknown[]>[number];
type Counted = Prisma.PrismaPromise<Prisma.BatchPayload>;

/** Rows of these tables are written by these two; the ways that give the row back ask a right that the writer may lack. */
type Writes<M extends keyof Shared> = {
  createMany(args: Omit<CreateMany<M>, "data"> & { data: (Row<M> & OnlyCleared<M>)[] }): Counted;
  updateMany(args: Operations<M>["updateMany"]["args"] & { data: OnlyCleared<M> }): Counted;
};
type OtherWrites =
  | "create"
  | "createMany"
  | "createManyAndReturn"
  | "update"
  | "updateMany"
  | "updateManyAndReturn"
  | "upsert";

/** The client with the writes of shared tables narrowed. */
export type WithSharedColumns<Client> = Omit<Client, Uncapitalize<keyof Shared>> & {
  readonly [M in keyof Shared as Uncapitalize<M>]: Omit<Client[Uncapitalize<M> & keyof Client], OtherWrites> &
    Writes<M>;
};
