import type { ComponentChildren } from 'preact';
import { Button } from './Button.tsx';
import { Input } from './Input.tsx';

export interface SearchBoxProps {
  action: string;
  name: string;
  label: string;
  hint?: string;
  value?: string;
  submit: string;
  /** Hidden fields that keep filters and sort. */
  children?: ComponentChildren;
}

export const SearchBox = ({ action, name, label, hint, value, submit, children }: SearchBoxProps) => (
  <search>
    <form class="form search" method="get" action={action}>
      <Input id={`search-${name}`} name={name} type="search" label={label} hint={hint} value={value} />
      {children}
      <Button>{submit}</Button>
    </form>
  </search>
);
