import type { KeyParameter } from './annotation';

const placeholder = /\$\{([^}]*)\}/g;

/** A key with placeholders, ready to be compared. */
export interface KeyPattern {
  /** The texts that stand for the placeholders in a key, by name; undefined when the key is another one. */
  parametersOf(key: string): Readonly<Record<string, string>> | undefined;
}

/** Reads a key with placeholders such as `…/actions.${action-name}`; undefined when it has none. */
export function keyPattern(key: string): KeyPattern | undefined {
  const names = [...key.matchAll(placeholder)].map(([, name = '']) => name);
  if (names.length === 0) return undefined;
  const literals = key.split(placeholder).filter((_, index) => index % 2 === 0);
  const expression = new RegExp(`^${literals.map((literal) => escape(literal)).join('(.+)')}$`);
  return {
    parametersOf(text) {
      const found = expression.exec(text);
      return found ? Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ''])) : undefined;
    },
  };
}

function escape(literal: string): string {
  return literal.replace(/[^\w/-]/g, '\\$&');
}

/** Whether a text may stand for a placeholder. */
export function isParameter(parameter: KeyParameter, text: string): boolean {
  if (parameter === 'name') return text !== '';
  if (parameter === 'port') return /^[1-9][0-9]{0,4}$/.test(text) && Number(text) <= 65535;
  return parameter.includes(text);
}
