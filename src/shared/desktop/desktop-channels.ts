/** Channels between a page and the main process, by way of the preload. A page can say one thing: that it wants a line. */
export const LINE_WANTED = 'daybook:line-wanted';
/** Carries one message port to the workstation process. */
export const LINE = 'daybook:line';
/** Shows a page: a path inside the screens. */
export const GO = 'daybook:go';
