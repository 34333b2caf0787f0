import { offeredLanguages } from '../../platform/i18n/index.ts';
import type { Reader } from './reader.ts';

interface SwitchProps {
  action: string;
  name: string;
  id: string;
  label: string;
  submit: string;
  value: string;
  back: string;
  options: readonly { value: string; text: string; lang?: string }[];
}

const Switch = ({ action, name, id, label, submit, value, back, options }: SwitchProps) => (
  <form method="get" action={action}>
    <label for={id} class="hidden-visually">
      {label}
    </label>
    <select id={id} name={name}>
      {options.map((option) => (
        <option value={option.value} selected={option.value === value} lang={option.lang}>
          {option.text}
        </option>
      ))}
    </select>
    <input type="hidden" name="back" value={back} />
    <button type="submit">
      {submit}
      <span class="hidden-visually"> {label}</span>
    </button>
  </form>
);

/** The economy and the language; one that has nothing to choose from is not shown. `place` keeps ids apart. */
export function Switches({ page, place }: { page: Reader; place: string }) {
  const { t } = page;
  const languages = offeredLanguages();
  return (
    <>
      {page.economies.length > 1 && (
        <Switch
          action="/economy"
          name="code"
          id={`economy-${place}`}
          label={t('web.economy.label')}
          submit={t('web.economy.choose')}
          value={page.economy.code}
          back={page.url}
          options={page.economies.map(({ code, name }) => ({ value: code, text: name }))}
        />
      )}
      {languages.length > 1 && (
        <Switch
          action="/language"
          name="locale"
          id={`language-${place}`}
          label={t('web.language.label')}
          submit={t('web.language.choose')}
          value={t.locale}
          back={page.url}
          options={languages.map(({ locale, name }) => ({ value: locale, text: name, lang: locale }))}
        />
      )}
    </>
  );
}
