import { parseMessage } from './createTranslator.ts';
import type { MessageElement } from './pseudoLocale.ts';

/** What a message asks for: its parameters with their kinds, and the plural forms that it gives for each. */
export interface MessageShape {
  parameters: readonly string[];
  plurals: readonly { parameter: string; forms: readonly string[]; ordinal: boolean }[];
}

const kinds = ['literal', 'value', 'number', 'date', 'time', 'select', 'plural', 'pound', 'tag'] as const;

export function readMessageShape(text: string, locale: string): MessageShape {
  const parameters = new Set<string>();
  const plurals: { parameter: string; forms: readonly string[]; ordinal: boolean }[] = [];
  const visit = (elements: readonly MessageElement[]) => {
    for (const element of elements) {
      const kind = kinds[element.type];
      if (kind !== 'literal' && kind !== 'pound' && 'value' in element) parameters.add(element.value);
      if (!('options' in element)) continue;
      if (kind === 'plural') {
        const ordinal = 'pluralType' in element && element.pluralType === 'ordinal';
        plurals.push({ parameter: element.value, forms: Object.keys(element.options), ordinal });
      }
      for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(parseMessage(text, locale).getAst());
  return { parameters: [...parameters].sort(), plurals };
}

/** Plural forms that the language has and the message lacks. */
export function missingPluralForms(shape: MessageShape, locale: string): readonly string[] {
  return shape.plurals.flatMap(({ parameter, forms, ordinal }) => {
    const needed = new Intl.PluralRules(locale, { type: ordinal ? 'ordinal' : 'cardinal' }).resolvedOptions();
    return needed.pluralCategories.filter((form) => !forms.includes(form)).map((form) => `${parameter}: ${form}`);
  });
}
