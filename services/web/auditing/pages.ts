/** The auditor's lists, fetched together: whoever opens one goes on to the others, and everybody else is spared their names. */
export { AccessPage } from './access/access-page';
export { DecisionsPage } from './decisions/decisions-page';
export { EqualPage } from './equal/equal-page';
export { EventsPage } from './events/events-page';
export { SamplePage } from './samples/sample-page';
export { SamplesPage } from './samples/samples-page';
export { SearchPage } from './search/search-page';
