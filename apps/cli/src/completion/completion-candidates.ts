import { suggestAnnotations } from '@eks-ingress/annotations';
import { fileRules } from '@eks-ingress/lint';
import { rules } from '@eks-ingress/rules';
import type { Command, Option } from 'commander';

/** What can be typed in the place of the last of some words, from what the commands declare; nothing means files. */
export function completionCandidates(program: Command, words: readonly string[]): readonly string[] {
  const typed = words.at(-1) ?? '';
  return offered(program, words.slice(0, -1), typed).filter((candidate) => candidate.startsWith(typed));
}

function offered(program: Command, before: readonly string[], typed: string): readonly string[] {
  const commands = program.createHelp().visibleCommands(program);
  const command = commands.find((one) => one.name() === before[0]);
  if (command === undefined) {
    return typed.startsWith('-') ? flags(program) : commands.filter(() => before.length === 0).map((one) => one.name());
  }
  const previous = command.options.find(({ long, short }) => before.at(-1) === long || before.at(-1) === short);
  if (previous && (previous.required || previous.optional)) return valuesOf(previous);
  if (typed.startsWith('-')) return flags(command);
  const index = before.slice(1).filter((word) => !word.startsWith('-')).length;
  return argumentsOf(program, command, index);
}

function flags(command: Command): readonly string[] {
  const options = command.createHelp().visibleOptions(command);
  return options.flatMap(({ long }) => (long ? [long] : []));
}

function valuesOf({ argChoices, long }: Option): readonly string[] {
  return argChoices ?? (long === '--rule' ? ruleNames() : []);
}

function argumentsOf(program: Command, command: Command, index: number): readonly string[] {
  const argument = command.registeredArguments[index];
  if (argument?.argChoices) return argument.argChoices;
  if (command.name() === 'help') return program.commands.map((one) => one.name()).filter((name) => name !== 'complete');
  return command.name() === 'explain' && index === 0 ? [...ruleNames(), ...annotationKeys()] : [];
}

function ruleNames(): readonly string[] {
  return [...rules.map(({ name }) => name), ...Object.keys(fileRules)];
}

function annotationKeys(): readonly string[] {
  return suggestAnnotations('')
    .map(({ key }) => key)
    .filter((key) => !key.includes('$'));
}
