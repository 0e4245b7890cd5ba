import { createContext } from "react";

/**
 * Whether the server refused the form of this page (422). Such a page carries no scripts: the server puts "Error:"
 * before its title, which the browser could not know, and a page that differs loses its messages when it comes alive.
 */
export const RefusedPageContext = createContext(false);
