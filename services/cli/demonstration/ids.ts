/** Every id of the demonstration is derived from this one: run again, it finds what it wrote. */
export const DEMONSTRATION = '2f6b7c1e-94d8-8a35-b0c7-51d2a9e3f846';
