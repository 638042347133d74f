/** Style sheets of the pages about accounts and members. */
export const accountStyles: readonly string[] = ['console.css', 'console-accounts.css'];
