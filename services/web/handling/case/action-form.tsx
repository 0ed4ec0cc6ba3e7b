/** A form of a case's page. */
import { OpenedForm, type OpenedFormGiven } from '../../entering';
import { ofCase, type ListedCase } from './opened';

type Given<V> = Omit<OpenedFormGiven<V>, 'of'> & { readonly of: ListedCase };

export const ActionForm = <V extends object>({ of, ...form }: Given<V>) => <OpenedForm<V> {...form} of={ofCase(of)} />;
