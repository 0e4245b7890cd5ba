import { createContext, useContext } from "react";

/** The one-time word that lets this response's own scripts run under the content security policy. */
export const NonceContext = createContext<string | undefined>(undefined);

export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
