/**
 * Whether this bundle can speak the second dialect at all. The drop-in's pages never do: its build says false here, so
 * that the minifier sees it too and leaves out what only that dialect needs.
 */
export const speaksModern: boolean = true;
