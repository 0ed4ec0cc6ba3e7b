import { Fieldset, type Grouped } from './fieldset';

/** Fields that belong together and can be wrong together; the error summary leads to the group. `id` is as of a bound field. */
export const FieldGroup = (props: Grouped & { readonly id?: string }) => <Fieldset className="field field-group" {...props} />;
