/** The rule set that commands are decided under; it stands in every event. A new one when the rules change in meaning. */
export const RULES = 'liggaren/1';
