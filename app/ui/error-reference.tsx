import { createContext, useContext } from "react";

/** The reference under which the cause of a failed request stands in the log. */
export const ErrorReferenceContext = createContext<string | undefined>(undefined);

export function useErrorReference(): string | undefined {
  return useContext(ErrorReferenceContext);
}
