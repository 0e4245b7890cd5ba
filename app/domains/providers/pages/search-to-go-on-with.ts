import { referenceIn } from "../owner.rules";

/** Whose people bring providers on. */
export type OnboardingKind = "council" | "region";

/** The referral whose search a broker left to bring a provider on (`?for=`), or null. Only a council searches. */
export function searchToGoOnWith(request: Request, kind: OnboardingKind): string | null {
  return kind === "council" ? referenceIn(new URL(request.url).searchParams.get("for")) : null;
}
