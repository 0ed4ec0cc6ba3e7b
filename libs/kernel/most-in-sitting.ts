/** How many statements one sign-in may approve: more than anybody reads in one sitting, and an address as long as any server takes. */
export const MOST_IN_SITTING = 20;
